import type { Database } from '@event-planner/platform/database';
import type { Tables } from '@event-planner/services/booking/tables';
import type { Client } from '../load/client.ts';
import type { Report } from '../result.ts';
import type { Server } from '../system/start-server.ts';

/** A running system, and somebody of the organizer's team who asks it. */
export interface Asking {
  readonly server: Server;
  readonly db: Database<Tables>;
  readonly client: Client;
  readonly headers: Readonly<Record<string, string>>;
  readonly report: Report;
}

/** Whole rows by a plain statement, as fast as this driver reads them: in milliseconds. */
export async function readPlainly({ db }: Pick<Asking, 'db'>, text: string, values: readonly unknown[]): Promise<number> {
  const begin = performance.now();
  await db.pool.query({ text, values: [...values], rowMode: 'array' });
  return Math.round(performance.now() - begin);
}
