import { createDatabase, ensureDatabase } from '@event-planner/platform/database';
import pg from 'pg';
import { load, type Load } from '../load/load.ts';

/** What the server takes beside everybody else's connections; more of them only wait for the one row. */
const mostConnections = 100;
const places = 2;

/**
 * The least that anybody has to do who sells by number and cannot lose it: one row, one conditional update, committed to disk, by as many connections as there are
 * callers. No hold, no owner, no price, no answer that says more than yes or no.
 */
export async function loadRawCounter(
  serverUrl: string,
  { callers, seconds }: { readonly callers: number; readonly seconds: number },
): Promise<Load> {
  const url = new URL(serverUrl);
  url.pathname = '/bench';
  await ensureDatabase(url.href);
  await using scope = new AsyncDisposableStack();
  const db = scope.adopt(createDatabase<never>({ url: url.href, applicationName: 'bench' }), opened => opened.close());
  await db.pool.query(
    'drop table if exists hot; create table hot (id int primary key, capacity int not null, held int not null); insert into hot values (1, 100000000, 0)',
  );
  const connections = await Promise.all(
    Array.from({ length: Math.min(callers, mostConnections) }, async () => {
      const client = new pg.Client({ connectionString: url.href });
      client.on('error', () => {}); // The query in progress rejects with the same error.
      await client.connect();
      scope.defer(() => client.end());
      return client;
    }),
  );
  const raw = await load(
    async caller => {
      const { rowCount } = await (connections[caller] as pg.Client).query({
        name: 'hold',
        text: 'update hot set held = held + $2 where id = $1 and held + $2 <= capacity',
        values: [1, places],
      });
      if (rowCount !== 1) throw new Error('there is no room');
    },
    { callers: connections.length, seconds },
  );
  if (raw.failed > 0) throw new Error(`the baseline failed: ${raw.firstFailure}`);
  return raw;
}
