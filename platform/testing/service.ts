import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { type Body, defineService, gb, type Message, on, queueName, type System } from '@event-planner/model';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type pg from 'pg';
import { createMemoryCache, type FanOut } from '../cache/index.ts';
import { idempotencyMigrations } from '../idempotency/index.ts';
import { newId } from '../ids/index.ts';
import type { Mail } from '../mail/index.ts';
import { type Envelope, messagingMigrations, type Settled } from '../messaging/index.ts';
import { createFileObjects } from '../objects/index.ts';
import { type AnyService, type RunningService, startService, tokenAudience, tokenIssuer, type TransportRequest } from '../service/index.ts';
import { createLogger } from '../telemetry/index.ts';
import { createServiceTokens, createTokenSigner, newSigningKey, servicePublicKeys } from '../tokens/index.ts';
import { createTestBroker } from './broker.ts';
import { clock, type TestClock } from './clock.ts';
import type { Gate } from './gate.ts';
import { person } from './people.ts';
import { testDatabase } from './test-database.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface TestServiceOptions {
  /** What the other services would answer. A call to one that is not here answers 503. */
  readonly answers?: Readonly<
    Record<string, (request: Pick<TransportRequest, 'method' | 'path' | 'body' | 'timeoutMs'>) => Answer | Promise<Answer>>
  >;
  readonly secrets?: Readonly<Record<string, string>>;
  /** What is served as the web app's page. @default one that says nothing */
  readonly webPage?: string;
  /** Connections the host lets it have. @default what its manifest says */
  readonly maxConnections?: number;
  /** @default 2030-06-01 10:00 UTC */
  readonly now?: string;
  /** Whether its jobs run by the wall's clock, as in the system. @default when asked */
  readonly jobs?: 'by the clock' | 'when asked';
  /**
   * Another process of the same service: it shares that one's database, clock, fan-out and all that is announced, since either takes
   * what waits in the outbox; and it remembers by itself. @default alone
   */
  readonly beside?: Pick<TestService, 'url' | 'pool' | 'gate' | 'clock' | 'fanOut' | 'announced'>;
}

type Headers = Record<string, string>;

export interface TestService extends AsyncDisposable {
  readonly running: RunningService;
  readonly clock: TestClock;
  readonly url: string;
  readonly pool: pg.Pool;
  /** Joins it with the processes beside it. */
  readonly fanOut: FanOut;
  /** Where its objects are, a folder a bucket and a file each. */
  readonly objectsDirectory: string;
  inject(request: InjectOptions): Promise<LightMyRequestResponse>;
  /** Headers of a signed-in person. @default Ada, an attendee */
  asUser(user?: AccessClaims): Promise<Headers>;
  asService(name: string): Promise<Headers>;
  /** As if the broker handed it over; the same `messageId` twice is a repetition. */
  deliver<M extends Message>(said: M, body: Body<M>, options?: { readonly messageId?: string }): Promise<Settled | undefined>;
  /** The same of several at once, in one batch. */
  deliverTogether<M extends Message>(said: M, bodies: readonly Body<M>[]): Promise<readonly Settled[]>;
  /** What it and the processes beside it announced, as it grows. */
  readonly announced: Envelope[];
  /** What they announced so far, oldest first, once it has nothing left to say. */
  sent(): Promise<readonly Envelope[]>;
  /** Bodies of what they announced so far, oldest first. */
  published<M extends Message>(said: M): Promise<readonly Body<M>[]>;
  readonly mails: readonly Mail[];
  gate(sql: string, values?: readonly unknown[]): Promise<Gate>;
}

/** Runs one service on a database of its own. The world around it, other services, the broker and the post, is the test's. */
export async function testService(
  service: AnyService,
  {
    answers = {},
    secrets = {},
    webPage = emptyPage,
    now = '2030-06-01T10:00:00Z',
    jobs = 'when asked',
    beside,
    ...host
  }: TestServiceOptions = {},
): Promise<TestService> {
  const { manifest } = service;
  const migrations = [messagingMigrations, idempotencyMigrations, service.migrations].map(folder => fileURLToPath(folder));
  const ownDatabase = beside ? undefined : await testDatabase({ migrations });
  const database = (beside ?? ownDatabase) as NonNullable<typeof beside | typeof ownDatabase>;
  const time = beside?.clock ?? clock(now);
  const memory = createMemoryCache({ now: time.now });
  const { publish, subscribe } = beside?.fanOut ?? memory;
  const system = surround(service);
  const broker = createTestBroker(beside?.announced);
  const mails: Mail[] = [];
  const objectsDirectory = await mkdtemp(join(tmpdir(), 'objects-'));
  const signingKey = await newSigningKey();
  const signer = createTokenSigner({
    keys: [signingKey],
    issuer: tokenIssuer({ system }),
    audience: tokenAudience({ system }),
    now: time.now,
  });
  const secretOf = (name: string): string => `a-secret-of-${name}-that-only-tests-know`;
  const serviceTokens = (name: string) =>
    createServiceTokens({
      service: name,
      secret: secretOf(name),
      keysOf: caller => async () => servicePublicKeys(secretOf(caller)),
      now: time.now,
    });
  const running: RunningService = await startService(service, {
    system,
    broker,
    database: () => ({ url: database.url, ...patient, ...host }),
    cache: { ...memory, publish, subscribe },
    mailer: { send: async mail => void mails.push(mail) },
    objects: (_service, name, bucket) =>
      createFileObjects({ directory: objectsDirectory, name, bucket, baseUrl: '/api/objects', secret: 'signs links', now: time.now }),
    secret: name => secrets[name] ?? JSON.stringify(signingKey),
    serviceTokens,
    async transport(request) {
      if (manifest.name === 'auth' && request.service === 'auth') {
        const answer = await running.http.inject({ method: request.method, url: request.path });
        return { status: answer.statusCode, body: answer.body };
      }
      if (request.path.endsWith('/auth/jwks.json')) return { status: 200, body: JSON.stringify(signer.jwks()) };
      const answer = await answers[request.service]?.(request);
      if (!answer) throw new Error(`${request.service} is not there in this test`);
      return { status: answer.status, body: JSON.stringify(answer.body) };
    },
    log: createLogger({ service: manifest.name, level: 'silent' }),
    webUrl: 'http://localhost:8080',
    webPage: async () => webPage,
    now: time.now,
    jobs, // By the wall's clock one would run in the middle of a test that moved its own.
  });
  const handOver = (said: Message, messages: readonly Pick<Envelope, 'id' | 'body'>[]): Promise<readonly Settled[]> =>
    broker.deliver({
      queue: queueName(said, manifest.name),
      envelopes: messages.map(message => ({ ...message, name: said.name, occurredAt: time.now().toISOString(), headers: {} })),
    });
  const sent = async (): Promise<readonly Envelope[]> => {
    await running.idle();
    return broker.sent;
  };
  return {
    running,
    clock: time,
    url: database.url,
    pool: database.pool,
    fanOut: { publish, subscribe },
    announced: broker.sent,
    objectsDirectory,
    mails,
    inject: request => running.http.inject(request),
    asUser: async (user = person('Ada')) => ({ authorization: `Bearer ${(await signer.sign(user)).token}` }),
    asService: async name => ({ authorization: `Bearer ${await serviceTokens(name).mint(manifest.name)}` }),
    deliver: async (said, body, { messageId = newId() } = {}) => (await handOver(said, [{ id: messageId, body }]))[0],
    deliverTogether: (said, bodies) =>
      handOver(
        said,
        bodies.map(body => ({ id: newId(), body })),
      ),
    sent,
    async published<M extends Message>(said: M) {
      return (await sent()).filter(({ name }) => name === said.name).map(({ body }) => body as Body<M>);
    },
    gate: (sql, values) => database.gate(sql, values),
    async [Symbol.asyncDispose]() {
      await running.stop();
      await ownDatabase?.[Symbol.asyncDispose]();
      await rm(objectsDirectory, { recursive: true, force: true });
    },
  };
}

/** Whoever waits behind a gate waits for the test, however slow the machine is on which it lines up the others. */
const patient = { connectionTimeoutMs: 60_000, statementTimeoutMs: 60_000, lockTimeoutMs: 60_000, idleInTransactionTimeoutMs: 60_000 };

const emptyPage = '<!doctype html><html lang="en"><head><title>Event Planner</title></head><body><div id="root"></div></body></html>';

const witness = 'witness';

/** A system around one service: somebody says all it hears, and a witness hears all it says. */
function surround({ manifest }: AnyService): System {
  const database = { storage: gb(1), replicas: 0, connectionsPerTask: 1 };
  const compute = { cpu: 1, memory: gb(1), tasks: [1, 1] as const };
  const seconds = <N extends number>(n: N) => n as never;
  return {
    name: 'test',
    title: 'Test',
    apiPrefix: '/api',
    services: [
      manifest,
      defineService({
        name: 'world',
        port: 1,
        routes: [],
        database,
        compute,
        publishes: (manifest.subscribes ?? []).map(heard => heard.message).filter(heard => manifest.publishes?.includes(heard) !== true),
      }),
      defineService({
        name: witness,
        port: 2,
        routes: [],
        database,
        compute,
        subscribes: (manifest.publishes ?? []).map(said => on(said)),
      }),
    ],
    edge: {
      port: 0,
      domain: { web: 'localhost', api: 'localhost' },
      webApps: [],
      maxBodyBytes: 12 * 1024 * 1024,
      requestTimeout: seconds(30),
      idleTimeout: seconds(60),
      drain: seconds(1),
      health: { path: '/health', every: seconds(30), timeout: seconds(5), healthy: 2, unhealthy: 3 },
      tls: { minimum: '1.2', preferred: '1.3' },
      firewall: { requestsPerIp: 2000, per: seconds(300), commonRules: true },
    },
    operators: { mail: 'nobody@localhost' },
    scaling: { rules: [], outCooldown: seconds(60), inCooldown: seconds(300) },
    alarms: [],
    environments: {},
  };
}
