import { type Kysely, sql, statement, type StatementRunner, type Transaction } from '@event-planner/platform/database';
import type { EventOutcome, ProviderEventRow, Tables } from '../tables.ts';

type Tx = Transaction<Tables>;
export type NewEvent = Pick<ProviderEventRow, 'id' | 'type' | 'outcome' | 'paymentId' | 'happenedAt' | 'receivedAt' | 'handleAt'> & {
  readonly said: string | null;
};

// In the order of ids, so that two who store the same do not deadlock.
const insert = statement<{ id: string }>(`
  insert into provider_events (id, type, outcome, payment_id, happened_at, received_at, handle_at, said)
  select id, type, outcome, "paymentId", "happenedAt", "receivedAt", "handleAt", said::jsonb
  from jsonb_to_recordset($1::jsonb) as e(id text, type text, outcome text, "paymentId" uuid, "happenedAt" timestamptz, "receivedAt" timestamptz,
    "handleAt" timestamptz, said text)
  order by id on conflict (id) do nothing returning id`);

/** Answers the ids of those that were not stored before. Two deliveries of one event meet here: the second waits until the first has committed. */
export async function insertEvents(db: StatementRunner, events: readonly NewEvent[]): Promise<ReadonlySet<string>> {
  const inserted = events.length > 0 ? await insert(db, [JSON.stringify(events)]) : [];
  return new Set(inserted.map(({ id }) => id));
}

export type Outcomes = ReadonlyMap<string, EventOutcome>;

// By a list of ids rather than joined with a set, for which the planner expects so many rows that it reads the whole table.
const finish = statement<{ id: string }>(`
  with asked as materialized (select key as id, value as outcome from jsonb_each_text($1::jsonb) order by 1),
  mine as materialized (select e.id from asked, lateral (select id from provider_events where id = asked.id and handle_at is not null for update) e)
  update provider_events e set outcome = $1::jsonb ->> e.id, said = null, handle_at = null, reason = null, died_at = null, attempts = attempts + 1
  where e.id = any(array(select id from mine)) returning e.id`);

/** Notes what came of events that are to be handled, before it is done, in the same transaction. Answers those of them that nobody has handled yet. */
export async function finishEvents(tx: Tx, outcomes: Outcomes): Promise<ReadonlySet<string>> {
  const finished = outcomes.size > 0 ? await finish(tx, [JSON.stringify(Object.fromEntries(outcomes))]) : [];
  return new Set(finished.map(({ id }) => id));
}

const correct = statement(`
  update provider_events e set (outcome, reason, said, died_at) = (
    select outcome, reason, said::jsonb, "diedAt" from jsonb_to_record($1::jsonb -> e.id) as c(outcome text, reason text, said text, "diedAt" timestamptz)
  ) where e.id = any(array(select jsonb_object_keys($1::jsonb)))`);

export interface Correction {
  readonly id: string;
  readonly outcome: EventOutcome;
  /** Where people have to look at it: why, and what it says. */
  readonly reason: string | null;
  readonly said: string | null;
  readonly diedAt: Date | null;
}

/** What came out otherwise than was noted. */
export async function correctOutcomes(tx: Tx, corrections: readonly Correction[]): Promise<void> {
  if (corrections.length > 0) await correct(tx, [JSON.stringify(Object.fromEntries(corrections.map(one => [one.id, one])))]);
}

const fail = statement<{ attempts: number }>(
  'update provider_events set attempts = attempts + 1, reason = $2, handle_at = $3, died_at = $4 where id = $1 and handle_at is not null returning attempts',
);

/** A try that did not come through; without `handleAt` it was the last one. */
export async function failEvent(
  db: StatementRunner,
  {
    id,
    reason,
    handleAt,
    diedAt,
  }: { readonly id: string; readonly reason: string; readonly handleAt: Date | null; readonly diedAt: Date | null },
): Promise<void> {
  await fail(db, [id, reason, handleAt, diedAt]);
}

export interface DueEvent {
  readonly said: unknown;
  readonly receivedAt: Date;
  readonly attempts: number;
}

const claim = statement<DueEvent>(`
  update provider_events set handle_at = $2 where id in (
    select id from provider_events where handle_at <= $1 order by handle_at limit $3 for update skip locked
  ) returning said, received_at, attempts`);

/** Takes events that nobody has in hand; nobody else gets them before `again`. */
export const claimDue = (
  db: StatementRunner,
  { now, again, limit }: { readonly now: Date; readonly again: Date; readonly limit: number },
): Promise<DueEvent[]> => claim(db, [now, again, limit]);

export const findAttempts = async (db: Kysely<Tables>, id: string): Promise<number> =>
  (await db.selectFrom('providerEvents').select('attempts').where('id', '=', id).executeTakeFirst())?.attempts ?? 0;

export const findRead = (db: Kysely<Tables>): Promise<{ eventId: string; happenedAt: Date } | undefined> =>
  db.selectFrom('providerEventsRead').select(['eventId', 'happenedAt']).executeTakeFirst();

export async function setRead(db: Kysely<Tables>, read: { readonly eventId: string; readonly happenedAt: Date }): Promise<void> {
  await db
    .insertInto('providerEventsRead')
    .values({ one: true, ...read })
    .onConflict(conflict => conflict.column('one').doUpdateSet(read))
    .execute();
}

/** Those that people have to look at, the newest first. */
export const listDead = (
  db: Kysely<Tables>,
  { limit, before }: { readonly limit: number; readonly before: Date | undefined },
): Promise<ProviderEventRow[]> =>
  db
    .selectFrom('providerEvents')
    .selectAll()
    .where('diedAt', 'is not', null)
    .$if(before !== undefined, query => query.where('diedAt', '<', before as Date))
    .orderBy('diedAt', 'desc')
    .limit(limit)
    .execute();

/** Tried anew, with all its tries. False when there is nothing to try: it is handled, or was never given up. */
export async function redrive(db: Kysely<Tables>, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('providerEvents')
    .set({ handleAt: at, diedAt: null, attempts: 0 })
    .where('id', '=', id)
    .where('diedAt', 'is not', null)
    .where('said', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function countOpen(
  db: Kysely<Tables>,
): Promise<{ readonly waiting: number; readonly dead: number; readonly oldestAt: Date | null }> {
  const { waiting, dead, oldestAt } = await db
    .selectFrom('providerEvents')
    .where(eb => eb.or([eb('handleAt', 'is not', null), eb('diedAt', 'is not', null)]))
    .select([
      sql<number>`count(*) filter (where handle_at is not null)::int`.as('waiting'),
      sql<number>`count(*) filter (where died_at is not null)::int`.as('dead'),
      sql<Date | null>`min(received_at) filter (where handle_at is not null)`.as('oldestAt'),
    ])
    .executeTakeFirstOrThrow();
  return { waiting, dead, oldestAt };
}

/** People know of it: it is nobody's any more. */
export async function dismiss(db: Kysely<Tables>, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('providerEvents')
    .set(eb => ({ outcome: eb.fn.coalesce('outcome', sql<EventOutcome>`'ignored'`), said: null, diedAt: null }))
    .where('id', '=', id)
    .where('diedAt', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
