import { randomUUID } from 'node:crypto';
import type { Database } from '@event-planner/platform/database';
import type { Tables } from '@event-planner/services/booking/tables';
import pg from 'pg';
import { load, type Load } from '../load/load.ts';

/** What the server takes beside everybody else's connections. */
const mostConnections = 64;

/**
 * The least that anybody has to do who writes down who came and cannot lose it: one row with the same columns and indexes, committed to disk, by as many connections as
 * may be. No room, no limit for an address, no answer.
 */
export async function loadRawVisitors(url: string, db: Database<Tables>, seconds: number): Promise<Load> {
  await using scope = new AsyncDisposableStack();
  await db.pool.query('create table bench_visitors (like waiting_visitors including all)');
  scope.defer(async () => void (await db.pool.query('drop table bench_visitors')));
  const connections = await Promise.all(
    Array.from({ length: mostConnections }, async () => {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => {}); // The query in progress rejects with the same error.
      await client.connect();
      scope.defer(() => client.end());
      return client;
    }),
  );
  const eventId = randomUUID();
  const raw = await load(
    caller =>
      (connections[caller] as pg.Client).query({
        name: 'join',
        text: 'insert into bench_visitors (event_id, visitor, address, joined_at) values ($1, $2, $3, now())',
        values: [eventId, randomUUID(), `address of ${caller}`],
      }),
    { callers: connections.length, seconds },
  );
  if (raw.failed > 0) throw new Error(`the baseline failed: ${raw.firstFailure}`);
  return raw;
}
