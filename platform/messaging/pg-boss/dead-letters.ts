import { type Database, statement } from '../../database/index.ts';
import { refuse } from '../../errors/index.ts';
import type { DeadLetter, DeadLetterPage, Depth, Envelope, Page } from '../broker.ts';

interface Buried extends Envelope {
  readonly death?: { readonly reason: string; readonly receives: number };
}

interface Row {
  readonly id: string;
  readonly data: Buried;
  readonly createdOn: Date;
  readonly sourceRetryCount: number | null;
  readonly sourceOutput: { readonly message?: string; readonly value?: { readonly message?: string } } | null;
}

// pg-boss's own way to look into a queue returns all of it, and its own statistics are a minute old.
const list = statement<Row>(`
  select id, data, created_on, source_retry_count, source_output from pgboss.job
  where name = $1 and state < 'active' and (created_on, id) < ($2, $3::uuid)
  order by created_on desc, id desc limit $4`);

const first = { diedAt: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

export async function listDeadLetters(
  database: Database<unknown>,
  queue: string,
  { limit = 50, cursor }: Page = {},
): Promise<DeadLetterPage> {
  const after = cursor === undefined ? first : parseCursor(cursor);
  const rows = await list(database.query, [queue, after.diedAt, after.id, limit]);
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { items: rows.map(describe), nextCursor: last ? `${last.createdOn.toISOString()}_${last.id}` : null };
}

function parseCursor(cursor: string): { diedAt: string; id: string } {
  const parts = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([\da-f-]{36})$/.exec(cursor);
  if (!parts) throw refuse('invalid_cursor', 'the cursor was not given out by this list');
  return { diedAt: parts[1] as string, id: parts[2] as string };
}

const describe = ({ id, data: { death, ...envelope }, createdOn, sourceRetryCount, sourceOutput }: Row): DeadLetter => ({
  id,
  envelope,
  // Buried by us, or died of its last try. One that was redriven and died again has both, of which the latter is news.
  reason: sourceOutput?.message ?? sourceOutput?.value?.message ?? death?.reason ?? 'unknown',
  receives: sourceRetryCount === null ? (death?.receives ?? 1) : sourceRetryCount + 1,
  diedAt: createdOn,
});

const count = statement<{ name: string; ready: number; delayed: number; inFlight: number }>(`
  select name,
    count(*) filter (where state < 'active' and start_after <= now()) as ready,
    count(*) filter (where state < 'active' and start_after > now()) as delayed,
    count(*) filter (where state = 'active') as in_flight
  from pgboss.job where name = any($1) and state <= 'active' group by name`);

export async function countDepths(database: Database<unknown>, queues: ReadonlyMap<string, string>): Promise<Depth[]> {
  const rows = await count(database.query, [[...queues.keys(), ...queues.values()]]);
  const byName = new Map(rows.map(row => [row.name, row]));
  return [...queues].map(([queue, deadLetters]) => {
    const { ready = 0, delayed = 0, inFlight = 0 } = byName.get(queue) ?? {};
    return { queue, ready, delayed, inFlight, dead: byName.get(deadLetters)?.ready ?? 0 };
  });
}
