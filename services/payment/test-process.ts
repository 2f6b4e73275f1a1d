import { createDatabase } from '@event-planner/platform/database';
import { createLogger } from '@event-planner/platform/telemetry';
import type { Tables } from './tables.ts';
import { createWriting } from './documents/writing.ts';

/** A process of its own that writes what is due, until it is done or killed. */
const [url = '', now = '', applicationName = ''] = process.argv.slice(2);
// It waits behind the test's gate for as long as the test needs.
const db = createDatabase<Tables>({
  url,
  applicationName,
  lockTimeoutMs: 60_000,
  statementTimeoutMs: 60_000,
  idleInTransactionTimeoutMs: 60_000,
});
const writing = createWriting({
  context: { db, now: () => new Date(now), log: createLogger({ service: 'payment', level: 'silent' }), publish: async () => undefined },
  lookOf: { ask: async () => undefined, remembered: () => ({ color: null, logo: null, png: null }) },
  inBackground: () => undefined,
});
process.send?.('ready');
await writing.writeDue();
await db.close();
process.disconnect?.();
