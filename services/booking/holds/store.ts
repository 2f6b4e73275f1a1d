import { type Kysely, type Selectable, sql, statement, type Transaction } from '@event-planner/platform/database';
import { eventLock } from '../event-lock.ts';
import type { Sums } from '../counters.ts';
import type { CountersTable, HoldsTable, Line, Tables } from '../tables.ts';

export type HoldRow = Selectable<HoldsTable>;

export interface CounterRow {
  readonly id: string;
  readonly kind: CountersTable['kind'];
  readonly capacity: number;
  /** Held and sold. */
  readonly given: number;
}
const lockCountersStatement = statement<CounterRow>(`
  select id, kind, capacity, held + sold as given from counters where event_id = $1 order by id for update`);
/** Whoever changes a counter of an event has locked all of them, in this order, and before the hold. */
export const lockCounters = (tx: Transaction<Tables>, eventId: string): Promise<CounterRow[]> => lockCountersStatement(tx, [eventId]);

const shareEventStatement = statement<unknown>(`select pg_advisory_xact_lock_shared(${eventLock('$1::uuid')})`);
const lockCountersOfHoldStatement = statement<unknown>(`
  select id from counters where event_id = $1 and exists (select from holds where id = $2 and counted is not null) order by id for update`);
/** The same, if the hold has counted places: whether it has changes with the event only, whose lock is shared from here on. */
export async function lockCountersOfHold(tx: Transaction<Tables>, eventId: string, holdId: string): Promise<void> {
  await shareEventStatement(tx, [eventId]);
  await lockCountersOfHoldStatement(tx, [eventId, holdId]);
}

/** What the sale of a hold locks before the hold, where it is sold in the transaction in which it is booked. */
export async function lockForSale(tx: Transaction<Tables>, holdId: string): Promise<void> {
  const held = await tx.selectFrom('holds').select('eventId').where('id', '=', holdId).executeTakeFirst();
  if (held) await lockCountersOfHold(tx, held.eventId, holdId);
}

export const reclaiming = `
  with gone as (delete from holds where event_id = $1 and counted is not null and expires_at <= $2 returning counted),
  freed as (select key::uuid as id, sum(value::int)::int as freed from gone, jsonb_each_text(gone.counted) group by key),
  reclaimed as (update counters c set held = c.held - freed.freed from freed where c.id = freed.id returning c.id, freed.freed)`;
export interface Freed {
  readonly id: string;
  readonly freed: number;
}
const reclaimStatement = statement<Freed>(`${reclaiming} select id, freed from reclaimed`);
/** Takes back the counted places of expired holds. The counters are locked. */
export const reclaim = (tx: Transaction<Tables>, eventId: string, now: Date): Promise<Freed[]> => reclaimStatement(tx, [eventId, now]);

export interface Kept {
  readonly id: string;
  readonly eventId: string;
  readonly lines: readonly Line[];
  readonly counted: Sums;
  readonly until: Date | null;
  readonly now: Date;
}
const keptStatement = statement<unknown>(`
  with counted as (
    update counters c set held = c.held + q.value::int from jsonb_each_text($4::jsonb) as q where c.id = q.key::uuid
  )
  insert into holds (id, event_id, owner, lines, counted, capped, places, total_minor, created_at, expires_at)
  values ($1, $2, 'block:' || $1::uuid::text, $3, $4, false, 0, 0, $6, coalesce($5::timestamptz, 'infinity'))`);
/** Writes what is kept back as a hold that nobody can book. The counters are locked. */
export const insertKept = (tx: Transaction<Tables>, { id, eventId, lines, counted, until, now }: Kept): Promise<unknown> =>
  keptStatement(tx, [id, eventId, JSON.stringify(lines), JSON.stringify(Object.fromEntries(counted)), until, now]);

export const findHold = (db: Kysely<Tables>, id: string): Promise<HoldRow | undefined> =>
  db.selectFrom('holds').selectAll().where('id', '=', id).executeTakeFirst();

/** The user's booking that a hold became: once it is paid, the hold is no more. */
export const findBookedAs = async (
  db: Kysely<Tables>,
  { id, userId }: { readonly id: string; readonly userId: string | null },
): Promise<string | undefined> =>
  userId === null
    ? undefined
    : (await db.selectFrom('bookings').select('id').where('holdId', '=', id).where('userId', '=', userId).executeTakeFirst())?.id;

/** Of these owners, not booked and not expired. */
export const listOpenHolds = (db: Kysely<Tables>, owners: readonly string[], now: Date): Promise<HoldRow[]> =>
  db
    .selectFrom('holds')
    .selectAll()
    .where('owner', 'in', owners)
    .where('expiresAt', '>', now)
    .where('bookingId', 'is', null)
    .orderBy('expiresAt')
    .orderBy('id')
    .execute();

export const lockHold = (tx: Transaction<Tables>, id: string): Promise<HoldRow | undefined> =>
  tx.selectFrom('holds').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const updateHold = (
  tx: Transaction<Tables>,
  id: string,
  changes: Partial<Pick<HoldRow, 'expiresAt' | 'renewed' | 'bookingId'>>,
): Promise<unknown> => tx.updateTable('holds').set(changes).where('id', '=', id).execute();

const repriceStatement = statement<unknown>('update holds set lines = $2, price = $3, total_minor = $4, capped = $5 where id = $1');
export const repriceHold = (
  tx: Transaction<Tables>,
  id: string,
  { lines, price, totalMinor, capped }: Pick<HoldRow, 'price' | 'totalMinor' | 'capped'> & { readonly lines: readonly Line[] },
): Promise<unknown> => repriceStatement(tx, [id, JSON.stringify(lines), price && JSON.stringify(price), totalMinor, capped]);

const removeStatement = statement<{ counted: Record<string, number> | null }>(`
  with gone as (delete from holds where id = $1 returning counted),
  freed as (update counters c set held = c.held - q.value::int from gone, jsonb_each_text(gone.counted) as q where c.id = q.key::uuid),
  unredeemed as (update redemptions set expires_at = '-infinity' where hold_id = $1 and counted and confirmed_at is null)
  select counted from gone`);
/** Ends a hold and takes its counted places back, its coupons too unless they are used; undefined when it was gone already. The counters are locked. */
export const removeHold = async (tx: Transaction<Tables>, id: string): Promise<{ counted: Record<string, number> | null } | undefined> =>
  (await removeStatement(tx, [id]))[0];

const countSoldStatement = statement<unknown>(`
  update counters c set sold = c.sold + q.quantity from unnest($1::uuid[], $2::int[]) as q(id, quantity) where c.id = q.id`);
/** Adds to what is sold. The counters are locked. */
export const countSold = (tx: Transaction<Tables>, quantities: ReadonlyMap<string, number>): Promise<unknown> =>
  countSoldStatement(tx, [[...quantities.keys()], [...quantities.values()]]);

const expiredEventsStatement = statement<{ eventId: string }>(`select distinct event_id from holds where expires_at <= $1 limit 500`);
export const listEventsWithExpired = async (db: Kysely<Tables>, now: Date): Promise<readonly string[]> =>
  (await expiredEventsStatement(db, [now])).map(row => row.eventId);

const deleteExpiredStatement = statement<unknown>(`delete from holds where event_id = $1 and counted is null and expires_at <= $2`);
export const deleteExpiredHolds = (tx: Transaction<Tables>, eventId: string, now: Date): Promise<unknown> =>
  deleteExpiredStatement(tx, [eventId, now]);

/** Undoes what `work` wrote when it answers false, and nothing else of the transaction. */
export async function allOrNothing(tx: Transaction<Tables>, work: () => Promise<boolean>): Promise<boolean> {
  await sql`savepoint all_or_nothing`.execute(tx);
  const done = await work();
  await (done ? sql`release savepoint all_or_nothing` : sql`rollback to savepoint all_or_nothing`).execute(tx);
  return done;
}
