import { statement, type Transaction } from '@event-planner/platform/database';
import type { EventOutcome, Tables } from '../tables.ts';

type Tx = Transaction<Tables>;
type EventRow = Tables['providerEvents'];

// In the order of ids, so that two who store the same do not deadlock.
const insert = statement<{ id: string }>(`
  insert into provider_events (id, type, outcome, payment_id, happened_at, received_at)
  select id, type, outcome, "paymentId", "happenedAt", "receivedAt"
  from jsonb_to_recordset($1::jsonb) as e(id text, type text, outcome text, "paymentId" uuid, "happenedAt" timestamptz, "receivedAt" timestamptz)
  order by id on conflict (id) do nothing returning id`);

/** Answers the ids of those that were not stored before. Two deliveries of one event meet here: the second waits until the first has committed. */
export async function insertEvents(tx: Tx, events: readonly EventRow[]): Promise<ReadonlySet<string>> {
  const inserted = events.length > 0 ? await insert(tx, [JSON.stringify(events)]) : [];
  return new Set(inserted.map(({ id }) => id));
}

export type Outcomes = ReadonlyMap<string, EventOutcome>;

export async function listOutcomes(tx: Tx, ids: readonly string[]): Promise<Outcomes> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('providerEvents').select(['id', 'outcome']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, outcome }) => [id, outcome]));
}

const update = statement(
  'update provider_events set outcome = $1::jsonb ->> id where id = any(array(select jsonb_object_keys($1::jsonb)))',
);

export async function setOutcomes(tx: Tx, outcomes: Outcomes): Promise<void> {
  if (outcomes.size > 0) await update(tx, [JSON.stringify(Object.fromEntries(outcomes))]);
}
