import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Manifest, queues, serviceKeyOf, type System, topicOf, topics } from '@event-planner/model';
import { eventually, testDatabase } from '@event-planner/platform/testing';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { type Kind, variable } from './names.ts';
import { startParameters } from './test-parameters.ts';

export const redisIsInstalled: boolean = spawnSync('redis-server', ['--version']).status === 0;

/** As much of AWS as a task meets: topics and queues as the model declares them, a cache, and a post that keeps its letters. */
export interface World extends AsyncDisposable {
  readonly letters: readonly string[];
  /** What a task of these services is told. */
  variables(services: readonly Manifest[], port: number): Promise<Readonly<Record<string, string>>>;
}

export async function startWorld(system: System): Promise<World> {
  const scope = new AsyncDisposableStack();
  const aws = scope.adopt(await startFauxqs({ port: 0, logger: false }), server => server.stop());
  const places = makeMessaging(aws, system);
  const cache = await startRedis(scope);
  const letters: string[] = [];
  const post = scope.adopt(await startPost(letters), server => void server.close());
  const parameters = scope.adopt(await startParameters(), server => void server.close());
  return {
    letters,
    variables: async (services, port) => ({
      PATH: process.env['PATH'] ?? '',
      AWS_ENDPOINT_URL: aws.address,
      AWS_ENDPOINT_URL_SESV2: addressOf(post),
      AWS_ENDPOINT_URL_SSM: addressOf(parameters),
      AWS_ACCESS_KEY_ID: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_REGION: 'us-east-1',
      SYSTEM: system.name,
      ENVIRONMENT: Object.keys(system.environments)[0] ?? '',
      SERVICES: services.map(({ name }) => name).join(','),
      WEB_URL: 'https://www.planner.test',
      PORT: String(port),
      DATABASE_TLS: 'off',
      ...cache,
      ...Object.assign({}, ...(await Promise.all(services.map(service => variablesOf(service, places, scope))))),
    }),
    [Symbol.asyncDispose]: () => scope.disposeAsync(),
  };
}

type Places = Readonly<Record<string, string>>;

function makeMessaging(aws: FauxqsServer, system: System): Places {
  const arns = [...topics(system).keys()].map(topic => [variable('TOPIC', topic), aws.createTopic(topic).topicArn]);
  const urls = queues(system).flatMap(({ name, deadLetters, message, receives }) => {
    const dead = aws.createQueue(deadLetters);
    const redrive = JSON.stringify({ deadLetterTargetArn: dead.queueArn, maxReceiveCount: receives });
    const { queueUrl } = aws.createQueue(name, { attributes: { RedrivePolicy: redrive } });
    const filter = JSON.stringify({ name: [message.name] });
    aws.subscribe({ topic: topicOf(message), queue: name, attributes: { RawMessageDelivery: 'true', FilterPolicy: filter } });
    return [
      [variable('QUEUE', name), reachable(queueUrl)],
      [variable('DEAD_LETTERS', name), reachable(dead.queueUrl)],
    ];
  });
  const buckets = system.services
    .flatMap(({ objects = {} }) => Object.keys(objects))
    .map(name => {
      aws.createBucket(name);
      return [variable('BUCKET', name), name];
    });
  return Object.fromEntries([...arns, ...urls, ...buckets]);
}

/** Not every machine knows the names below localhost that it gives its queues. */
const reachable = (url: string): string => url.replace(/\/\/[^:]+/, '//127.0.0.1');

async function variablesOf(service: Manifest, places: Places, scope: AsyncDisposableStack): Promise<Record<string, string>> {
  const { name, database, secrets = [], publishes = [], subscribes = [], objects = {} } = service;
  const of = (kind: Kind, names: readonly string[]): [string, string][] =>
    names.map(each => [variable(kind, each), places[variable(kind, each)] ?? '']);
  const heard = subscribes.length > 0 ? queues({ services: [service] }).map(queue => queue.name) : [];
  return {
    ...Object.fromEntries([
      ...of('TOPIC', publishes.map(topicOf)),
      ...of('BUCKET', Object.keys(objects)),
      ...of('QUEUE', heard),
      ...of('DEAD_LETTERS', heard),
    ]),
    ...Object.fromEntries([...secrets, serviceKeyOf(name)].map(secret => [variable('SECRET', secret), newSecret(secret)])),
    ...(database && (await newDatabase(name, scope))),
  };
}

async function newDatabase(service: string, scope: AsyncDisposableStack): Promise<Record<string, string>> {
  const { url } = scope.use(await testDatabase());
  const { hostname: host, port, pathname, username, password } = new URL(url);
  return {
    [variable('DATABASE', service)]: JSON.stringify({ host, port: Number(port), database: pathname.slice(1), user: username }),
    [variable('DATABASE_PASSWORD', service)]: password,
    [variable('DATABASE_SECRET', service)]: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:x',
  };
}

const newSecret = (name: string): string =>
  name.endsWith('signing-key')
    ? JSON.stringify({ ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), kid: name })
    : `sk_test_${randomBytes(16).toString('hex')}`;

async function startRedis(scope: AsyncDisposableStack): Promise<Record<string, string>> {
  const [port, token] = [await freePort(), randomBytes(16).toString('hex')];
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--requirepass', token], {
    stdio: 'ignore',
  });
  scope.defer(async () => {
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  });
  return { CACHE_URL: `redis://127.0.0.1:${port}`, CACHE_TOKEN: token };
}

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Takes mail as SES does. */
async function startPost(letters: string[]): Promise<Server> {
  const server = createHttpServer(async (request, response) => {
    const { Content: content } = JSON.parse(await text(request));
    letters.push(Buffer.from(content.Raw.Data, 'base64').toString());
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"MessageId":"1"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

export interface Program extends AsyncDisposable {
  readonly process: ChildProcess;
  /** Everything it said. */
  readonly said: () => string;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
}

/** Runs a bundle as an image would. */
export function runBundle(directory: string, env: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, ['main.js'], { cwd: directory, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', chunk => (said += String(chunk)));
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  return {
    process: child,
    said: () => said,
    ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL'); // A test that failed leaves nobody running.
      await ended;
    },
  };
}

/** Resolves once it answers that it is ready. Throws what it said when it ends before. */
export async function untilReady(program: Program, url: string): Promise<void> {
  await eventually(
    async () => {
      if (program.process.exitCode !== null) throw new Error(program.said());
      const answer = await fetch(`${url}/health/ready`);
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    },
    { withinSeconds: 15 },
  );
}

export function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    server.close(() => resolve(port));
  });
  return promise;
}
