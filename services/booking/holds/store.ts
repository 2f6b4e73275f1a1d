import { type Kysely, type Reader, type Selectable, sql, statement, type Transaction } from '@event-planner/platform/database';
import { eventLock } from '../event-lock.ts';
import type { Sums } from '../counters.ts';
import type { CountersTable, HoldsTable, Line, Tables } from '../tables.ts';
import { type Waited, waitedRows } from '../waiting.ts';

export type HoldRow = Selectable<HoldsTable>;

const lockOwnersStatement = statement<unknown>(
  'select pg_advisory_xact_lock(hashtextextended(owner, 0)) from unnest($1::text[]) as asking(owner)',
);
/** Makes the caps of these owners decidable: their other requests, of other events or processes, wait. Give them sorted, and before any other lock. */
export const lockOwners = (tx: Transaction<Tables>, owners: readonly string[]): Promise<unknown> => lockOwnersStatement(tx, [owners]);

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

const lockBothStatement = statement<CounterRow>(`
  select id, kind, capacity, held + sold as given from counters
  where event_id = $1 and (select count(locked::text) from (select pg_advisory_xact_lock(hashtextextended(owner, 0)) as locked from unnest($2::text[]) as asking(owner) offset 0) as l) >= 0
  order by id for update`);
/** First the owners, then the counters, in one trip: the inner query runs before the first row is looked at. */
export const lockOwnersAndCounters = (tx: Transaction<Tables>, owners: readonly string[], eventId: string): Promise<CounterRow[]> =>
  lockBothStatement(tx, [eventId, owners]);

const reclaiming = `
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

export interface Seen {
  readonly version: number | null;
  readonly taken: readonly string[];
  readonly owners: readonly { readonly owner: string; readonly holds: number; readonly places: number }[];
  readonly freed: readonly Freed[];
  /** Null where nobody waits, which is almost everywhere. */
  readonly waited: readonly Waited[] | null;
}
// One look-up for each name, whatever the planner knows: `= any` over a table that has grown since it was analysed made it read every unexpired hold.
const seeing = `
  (select version from events where id = $1) as version,
  coalesce((select json_agg(s.seat) from unnest($3::text[]) as s(seat),
    lateral (select from seat_claims c where c.event_id = $1 and c.seat = s.seat and c.expires_at > $2 limit 1) as c), '[]') as taken,
  coalesce((select json_agg(json_build_object('owner', o.owner, 'holds', h.holds, 'places', h.places)) from unnest($4::text[]) as o(owner),
    lateral (select count(*) as holds, coalesce(sum(places) filter (where event_id = $1), 0) as places from holds where owner = o.owner and expires_at > $2) as h), '[]') as owners,
  case when exists (select from waiting_entries where event_id = $1 and state = 'waiting') then (select json_agg(w) from (${waitedRows}) w) end as waited`;
const seeStatement = statement<Seen>(`select ${seeing}, '[]'::json as freed`);
const reclaimAndSeeStatement = statement<Seen>(
  `${reclaiming} select ${seeing}, coalesce((select json_agg(reclaimed) from reclaimed), '[]') as freed`,
);

export interface Look {
  readonly eventId: string;
  readonly now: Date;
  readonly seats: readonly string[];
  readonly owners: readonly string[];
  /** Takes back what has expired on the way. The counters are locked. */
  readonly reclaims: boolean;
}
export async function see(tx: Transaction<Tables>, { eventId, now, seats, owners, reclaims }: Look): Promise<Seen> {
  return (await (reclaims ? reclaimAndSeeStatement : seeStatement)(tx, [eventId, now, seats, owners]))[0] as Seen;
}

const listTakenStatement = statement<{ seats: string }>(
  `select coalesce(string_agg(seat, ' '), '') as seats from seat_claims where event_id = $1 and expires_at > $2`,
);
/** All seats of an event that somebody has. As one text: thousands of rows would take longer to read than to find. */
export async function listTaken(db: Reader<Tables>, eventId: string, now: Date): Promise<readonly string[]> {
  const [row] = await listTakenStatement(db, [eventId, now]);
  return row?.seats.split(' ') ?? [];
}

const lockChoosingStatement = statement<unknown>(`select pg_advisory_xact_lock(hashtextextended('choosing:' || $1::uuid, 0))`);
/** Lets one process at a time look for the best seats of an event: all would find the same ones. Before any other lock of a batch. */
export const lockChoosing = (tx: Transaction<Tables>, eventId: string): Promise<unknown> => lockChoosingStatement(tx, [eventId]);

export interface NewClaim {
  readonly seat: string;
  readonly holdId: string;
  readonly category: string;
}
export interface Winners {
  readonly eventId: string;
  readonly now: Date;
  readonly holds: readonly Omit<HoldRow, 'eventId' | 'createdAt' | 'renewed' | 'bookingId'>[];
  readonly claims: readonly NewClaim[];
  readonly counted: ReadonlyMap<string, number>;
}
const writeStatement = statement<{ claimed: number }>(`
  with claimed as (
    insert into seat_claims (event_id, seat, hold_id, category, expires_at)
    select $1, c.seat, c.hold_id, c.category, $3 from unnest($4::text[], $5::uuid[], $6::text[]) as c(seat, hold_id, category) order by c.seat
    on conflict (event_id, seat) do update set hold_id = excluded.hold_id, category = excluded.category, expires_at = excluded.expires_at
      where seat_claims.expires_at <= $2
    returning 1
  ), counted as (
    update counters c set held = c.held + q.quantity from unnest($7::uuid[], $8::int[]) as q(id, quantity) where c.id = q.id
  ), held as (
    insert into holds (id, event_id, owner, user_id, cart_id, lines, counted, capped, places, total_minor, price, created_at, expires_at)
    select h.id, $1, h.owner, h."userId", h."cartId", h.lines, h.counted, h.capped, h.places, h."totalMinor", h.price, $2, $3
    from jsonb_to_recordset($9::jsonb) as h(id uuid, owner text, "userId" uuid, "cartId" uuid, lines jsonb, counted jsonb, capped boolean, places int, "totalMinor" bigint, price jsonb)
  )
  select count(*)::int as claimed from claimed`);
/** Writes all winners at once, seats in sorted order. Answers how many seats were still free: fewer than asked for means that another process was faster. */
export async function writeWinners(tx: Transaction<Tables>, { eventId, now, holds, claims, counted }: Winners): Promise<number> {
  const [row] = await writeStatement(tx, [
    eventId,
    now,
    holds[0]?.expiresAt,
    claims.map(c => c.seat),
    claims.map(c => c.holdId),
    claims.map(c => c.category),
    [...counted.keys()],
    [...counted.values()],
    JSON.stringify(holds),
  ]);
  return row?.claimed ?? 0;
}

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
