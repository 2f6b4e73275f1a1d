import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { createDatabase, migrate } from '../database/index.ts';
import { createRecorder } from './api/record.ts';
import { createApi } from './api/server.ts';
import { browserRoutes } from './browser/routes.ts';
import { controlPage } from './control/page.ts';
import { controlRoutes } from './control/routes.ts';
import { endpoints } from './endpoints.ts';
import { createFinder } from './objects/find.ts';
import type { StripeSandboxOptions } from './options.ts';
import { createSchedule } from './schedule/schedule.ts';
import { changed, nothingWrong, type SimulationChange } from './simulation.ts';
import type { Tables } from './tables.ts';
import { createDeliverer } from './webhooks/deliverer.ts';

/**
 * Everything is looked up by key. A new table seems so small to PostgreSQL that it prepares a scan of the whole of it, and keeps to that until it is analyzed,
 * long after it has grown.
 */
const withOptions = (url: string): string => `${url}${url.includes('?') ? '&' : '?'}options=-c%20enable_seqscan%3Doff`;

export const stripeSandboxMigrations: URL = new URL('./migrations/', import.meta.url);

/** What one can do with a running sandbox, also from another thread. */
export interface StripeSandbox {
  /** Makes things go wrong, or right again; what is not named stays. */
  simulate(change: SimulationChange): void;
  /** Everything works again. */
  calm(): void;
  /** Resolves once nothing is due to happen by itself and every event has been delivered. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface StripeSandboxServer extends StripeSandbox {
  /** Not listening yet: `await sandbox.http.listen({ port: 8089, host: '127.0.0.1' })`. */
  readonly http: FastifyInstance;
}

/**
 * Another company's server, on this machine: speaks Stripe's wire protocol over its own database, takes test cards, and sends signed webhooks until they are
 * accepted. Whatever it answered survives a crash, and so do events it has not delivered. It charges nobody.
 */
export async function createStripeSandbox({
  databaseUrl,
  publicUrl,
  webhook,
  secretKey,
  publishableKey,
  log,
}: StripeSandboxOptions): Promise<StripeSandboxServer> {
  await migrate(databaseUrl, [fileURLToPath(stripeSandboxMigrations)]);
  const db = createDatabase<Tables>({ url: withOptions(databaseUrl), applicationName: 'stripe-sandbox' });
  let current = nothingWrong;
  const simulation = () => current;
  const deliverer = createDeliverer({ db, webhook, simulation, log });
  const situation = { db: db.query, find: createFinder(db), simulation, publicUrl: new URL(publicUrl).origin };
  const schedule = createSchedule({ db, situation, record: () => record, log });
  const record = createRecorder({ db, deliverer, simulation, wanted: webhook.types, remind: schedule.remind });
  const http = createApi(endpoints, { ...situation, record, keys: { secretKey, publishableKey }, log });
  await http.register(browserRoutes({ publicUrl, publishableKey }));
  const sandbox = {
    simulate(change: SimulationChange) {
      current = changed(current, change);
      deliverer.wake();
    },
    calm() {
      current = nothingWrong;
      deliverer.wake();
    },
    async idle() {
      await schedule.idle();
      await deliverer.idle();
    },
  };
  await http.register(controlRoutes({ situation, record, ...sandbox, wake: deliverer.wake }), { prefix: '/control/api' });
  await http.register(controlPage, { prefix: '/control' });
  deliverer.wake();
  schedule.remind(new Date());
  return {
    http,
    ...sandbox,
    async close() {
      await http.close();
      await schedule.stop();
      await deliverer.stop();
      await db.close();
    },
  };
}
