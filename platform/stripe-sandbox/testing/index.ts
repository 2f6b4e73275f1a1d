import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import Fastify from 'fastify';
import { Stripe } from 'stripe';
import { createLogger } from '../../telemetry/index.ts';
import { testDatabase } from '../../testing/index.ts';
import { createStripeSandbox, type StripeSandbox, stripeSandboxMigrations } from '../index.ts';

export interface Webhook {
  readonly body: Buffer;
  readonly signature: string;
}

export interface TestStripe extends AsyncDisposable {
  readonly sandbox: StripeSandbox;
  readonly url: string;
  readonly databaseUrl: string;
  /** The official client with the secret key; it tries nothing twice. */
  readonly stripe: Stripe;
  readonly secretKey: string;
  readonly publishableKey: string;
  readonly webhookSecret: string;
  /** What arrived, in the order it arrived. */
  readonly received: readonly Webhook[];
  /** What banks, holders and people in the dashboard do: `control('objects/charge/ch_…/dispute', { reason: 'fraudulent' })`. Throws what was refused. */
  control(path: string, body?: object): Promise<object>;
  /** Makes of an object what the sandbox itself never does. */
  change(id: string, change: object): Promise<void>;
  /** Ends the process' part of the sandbox and starts it again on the same database and port. */
  restart(): Promise<void>;
}

const keys = { secretKey: 'sk_test_sandbox', publishableKey: 'pk_test_sandbox' };
const webhookSecret = 'whsec_sandbox';

export interface TestStripeOptions {
  /** Answers its webhooks with a status. @default 200 */
  readonly receive?: (webhook: Webhook) => Promise<number> | number;
  /** Of the events that are sent. @default all */
  readonly types?: readonly string[];
}

/** The provider on a free port with a database of its own. */
export async function testStripe({ receive = () => 200, types }: TestStripeOptions = {}): Promise<TestStripe> {
  const database = await testDatabase({ migrations: [fileURLToPath(stripeSandboxMigrations)] });
  const received: Webhook[] = [];
  const endpoint = await startEndpoint(async webhook => {
    received.push(webhook);
    return receive(webhook);
  });
  const log = createLogger({ service: 'stripe-sandbox', level: 'silent' });
  const create = () =>
    createStripeSandbox({
      databaseUrl: database.url,
      publicUrl: 'http://localhost:8089',
      webhook: { url: endpoint.url, secret: webhookSecret, ...(types && { types }) },
      ...keys,
      log,
    });
  let sandbox = await create();
  const url = await sandbox.http.listen({ port: 0, host: '127.0.0.1' });
  return {
    get sandbox() {
      return sandbox;
    },
    databaseUrl: database.url,
    url,
    stripe: clientOf(url),
    received,
    webhookSecret,
    ...keys,
    async control(path, body = {}) {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${url}/control/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      const said = (await answer.json()) as object;
      if (!answer.ok) throw new Error(JSON.stringify(said));
      return said;
    },
    async change(id, change) {
      await database.pool.query('update objects set object = object || $2::jsonb where id = $1', [id, JSON.stringify(change)]);
    },
    async restart() {
      await sandbox.close();
      sandbox = await create();
      await sandbox.http.listen({ port: Number(new URL(url).port), host: '127.0.0.1' });
    },
    async [Symbol.asyncDispose]() {
      await sandbox.close();
      await endpoint.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

function clientOf(url: string): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(keys.secretKey, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
}

/** The types of what arrived, in the order it arrived. */
export const typesOf = (received: readonly Webhook[]): readonly string[] =>
  received.map(({ body }) => (JSON.parse(body.toString()) as { readonly type: string }).type);

async function startEndpoint(receive: (webhook: Webhook) => Promise<number>) {
  const app = Fastify({ forceCloseConnections: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/', async (request, reply) =>
    reply.code(await receive({ body: request.body as Buffer, signature: String(request.headers['stripe-signature']) })).send({}),
  );
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => app.close() };
}
