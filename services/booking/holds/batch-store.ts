import { type Bound, type Reader, run, type Selectable, statement, type Transaction } from '@event-planner/platform/database';
import type { HoldsTable, Tables } from '../tables.ts';
import { type Waited, waitedRows } from '../waiting.ts';
import { type CounterRow, type Freed, reclaiming } from './store.ts';

const lockOwnersStatement = statement<CounterRow>(
  'select pg_advisory_xact_lock(hashtextextended(owner, 0)) from unnest($1::text[]) as asking(owner)',
);
/** Makes the caps of these owners decidable: their other requests, of other events or processes, wait. Give them sorted, and before any other lock. */
export const lockOwners = (tx: Transaction<Tables>, owners: readonly string[]): Promise<unknown> => lockOwnersStatement(tx, [owners]);

const lockBothStatement = statement<CounterRow>(`
  select id, kind, capacity, held + sold as given from counters
  where event_id = $1 and (select count(locked::text) from (select pg_advisory_xact_lock(hashtextextended(owner, 0)) as locked from unnest($2::text[]) as asking(owner) offset 0) as l) >= 0
  order by id for update`);
/** First the owners, then the counters, in one trip: the inner query runs before the first row is looked at. */
export const lockOwnersAndCounters = (tx: Transaction<Tables>, owners: readonly string[], eventId: string): Promise<CounterRow[]> =>
  lockBothStatement(tx, [eventId, owners]);

export interface Look {
  readonly eventId: string;
  readonly now: Date;
  readonly seats: readonly string[];
  readonly owners: readonly string[];
  /** Takes back what has expired on the way. The counters are locked. */
  readonly reclaims: boolean;
}
/** What a batch locks where it uses no coupons: the owners, and the counters if it takes back what has expired in them. */
export const batchLock = ({ eventId, owners, reclaims }: Look): Bound<CounterRow> =>
  reclaims ? lockBothStatement.with([eventId, owners]) : lockOwnersStatement.with([owners]);

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
/** One row of what a batch decides by. */
export const batchLook = ({ eventId, now, seats, owners, reclaims }: Look): Bound<Seen> =>
  (reclaims ? reclaimAndSeeStatement : seeStatement).with([eventId, now, seats, owners]);
export const see = async (tx: Transaction<Tables>, look: Look): Promise<Seen> => (await run(tx, batchLook(look)))[0] as Seen;

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
  readonly holds: readonly Omit<Selectable<HoldsTable>, 'eventId' | 'createdAt' | 'renewed' | 'bookingId'>[];
  readonly claims: readonly NewClaim[];
  readonly counted: ReadonlyMap<string, number>;
}
const winnersStatement = statement<unknown>(`
  with claimed as (
    insert into seat_claims (event_id, seat, hold_id, category, expires_at)
    select $1, c.seat, c.hold_id, c.category, $3 from unnest($4::text[], $5::uuid[], $6::text[]) as c(seat, hold_id, category) order by c.seat
    on conflict (event_id, seat) do update set hold_id = excluded.hold_id, category = excluded.category, expires_at = excluded.expires_at
      where seat_claims.expires_at <= $2
    returning 1
  ), counted as (
    update counters c set held = c.held + q.quantity from unnest($7::uuid[], $8::int[]) as q(id, quantity) where c.id = q.id
  ), held as (
    insert into holds (id, event_id, owner, user_id, cart_id, lines, counted, capped, places, total_minor, price, exchange_of, created_at, expires_at)
    select h.id, $1, h.owner, h."userId", h."cartId", h.lines, h.counted, h.capped, h.places, h."totalMinor", h.price, h."exchangeOf", $2, $3
    from jsonb_to_recordset($9::jsonb) as h(id uuid, owner text, "userId" uuid, "cartId" uuid, lines jsonb, counted jsonb, capped boolean, places int, "totalMinor" bigint, price jsonb, "exchangeOf" uuid)
  )
  select ensure_all_claimed(count(*), cardinality($4::text[])) from claimed`);
/** Writes all winners at once, seats in sorted order, or fails: see `isOvertaken`. */
export const batchWrite = ({ eventId, now, holds, claims, counted }: Winners): Bound<unknown> =>
  winnersStatement.with([
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
export const writeWinners = (tx: Transaction<Tables>, winners: Winners): Promise<unknown> => run(tx, batchWrite(winners));

/** Asks whether a seat was no longer free: another process was faster. */
export const isOvertaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EP001';
