import { fileURLToPath } from 'node:url';
import { defineService, message, on, seconds } from '@event-planner/model';
import { z } from 'zod';
import { createDatabase, type Database } from '../database/index.ts';
import { createLogger } from '../telemetry/index.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import type { Broker } from './broker.ts';
import { createMessaging } from './messaging.ts';
import { createPgBossBroker } from './pg-boss/broker.ts';
import type { Messaging, SubscriberTable } from './types.ts';

export const orderPlaced = message('order.placed.v1', z.object({ orderId: z.string(), amountMinor: z.int() }));
export const codeSent = message('code.sent.v1', z.object({ code: z.string() }), { sensitive: true });
export const orderPaid = message('order.paid.v1', z.object({ orderId: z.string() }));

const compute = { cpu: 1, memory: 1 as never, tasks: [1, 1] } as const;
export const shop = defineService({ name: 'shop', port: 1, routes: [], compute, publishes: [orderPlaced, codeSent] });
export const billing = defineService({
  name: 'billing',
  port: 2,
  routes: [],
  compute,
  publishes: [orderPaid],
  subscribes: [on(orderPlaced, { receives: 2 }), on(codeSent, { receives: 1 })],
});
export const ledger = defineService({
  name: 'ledger',
  port: 3,
  routes: [],
  compute,
  subscribes: [on(orderPaid, { visibility: seconds(1) }), on(orderPlaced)],
});
export const system = { services: [shop, billing, ledger] } as const;

export interface Tables {
  readonly seen: { readonly word: string };
}

export const silent = createLogger({ service: 'test', level: 'silent' });
const messagingFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** A database of one service with its outbox, its inbox and a table to write words into. */
export async function serviceDatabase(): Promise<{ test: TestDatabase; database: Database<Tables> } & AsyncDisposable> {
  const test = await testDatabase({ migrations: [messagingFolder] });
  await test.pool.query('create table seen (word text not null)');
  const database = createDatabase<Tables>({ url: test.url, applicationName: 'test', maxConnections: 12 });
  return {
    test,
    database,
    async [Symbol.asyncDispose]() {
      await database.close();
      await test[Symbol.asyncDispose]();
    },
  };
}

/** A broker that retries at once. */
export async function testBroker(): Promise<{ broker: Broker } & AsyncDisposable> {
  const test = await testDatabase();
  const broker = await createPgBossBroker({
    url: test.url,
    log: silent,
    retry: { delaySeconds: 0, maxDelaySeconds: 1 },
    superviseSeconds: 1,
  });
  return {
    broker,
    async [Symbol.asyncDispose]() {
      await broker.close();
      await test[Symbol.asyncDispose]();
    },
  };
}

export interface Running extends AsyncDisposable {
  readonly messaging: Messaging<Tables>;
  readonly database: Database<Tables>;
  readonly words: () => Promise<string[]>;
}

/** A service that runs, with a database of its own. */
export async function runService(
  manifest: typeof shop | typeof billing | typeof ledger,
  broker: Broker,
  subscribers: SubscriberTable<Tables>,
): Promise<Running> {
  const { test, database, [Symbol.asyncDispose]: dispose } = await serviceDatabase();
  const messaging = createMessaging<Tables>({ manifest, system, database, broker, log: silent, now: () => new Date() });
  await messaging.start(subscribers);
  return {
    messaging,
    database,
    words: async () => (await test.pool.query<{ word: string }>('select word from seen order by word')).rows.map(({ word }) => word),
    async [Symbol.asyncDispose]() {
      await messaging.stop();
      await dispose();
    },
  };
}
