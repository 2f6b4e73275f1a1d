import { addedOrigins } from '@event-planner/contracts/booking';
import { statement, type Transaction } from '@event-planner/platform/database';
import type { BookingRow, TicketRow } from '../booking-keeping.ts';
import { eventLock } from '../event-lock.ts';
import type { HoldsTable, Tables } from '../tables.ts';
import type { Selectable, Database } from '@event-planner/platform/database';

type Tx = Transaction<Tables>;
type Query = Database<Tables>['query'];

const shareStatement = statement<unknown>(`
  select pg_advisory_xact_lock_shared(${eventLock('id')}) from (select distinct unnest($1::uuid[]) as id order by 1) as e`);
/** Of several events, in the order of their ids. */
export const shareEvents = (tx: Tx, ids: readonly string[]): Promise<unknown> => shareStatement(tx, [ids]);

export interface ToLock {
  readonly eventIds: readonly string[];
  readonly holdIds: readonly string[];
  readonly seats: readonly { readonly eventId: string; readonly seat: string }[];
}
const lockOwnerStatement = statement<unknown>('select pg_advisory_xact_lock(hashtextextended($1, 0))');
const lockCountersStatement = statement<unknown>('select id from counters where event_id = any($1::uuid[]) order by id for update');
const lockHoldsStatement = statement<unknown>('select id from holds where id = any($1::uuid[]) order by id for update');
const lockSeatsStatement = statement<unknown>(`
  select c.seat from seat_claims c join unnest($1::uuid[], $2::text[]) as s(event_id, seat) on c.event_id = s.event_id and c.seat = s.seat
  order by c.event_id, c.seat for update of c`);
export const lockOwner = (tx: Tx, owner: string): Promise<unknown> => lockOwnerStatement(tx, [owner]);
/** What is freed at one place and taken at another is locked together, in the order of all locks. */
export async function lockAll(tx: Tx, { eventIds, holdIds, seats }: ToLock): Promise<void> {
  await lockCountersStatement(tx, [eventIds]);
  await lockHoldsStatement(tx, [holdIds]);
  if (seats.length > 0) await lockSeatsStatement(tx, [seats.map(one => one.eventId), seats.map(one => one.seat)]);
}

export const listBookings = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, BookingRow>> =>
  ids.length === 0
    ? new Map()
    : new Map((await tx.selectFrom('bookings').selectAll().where('id', 'in', ids).execute()).map(row => [row.id, row]));

export const listTickets = (db: Tx | Query, ids: readonly string[]): Promise<TicketRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : db.selectFrom('tickets').selectAll().where('id', 'in', ids).orderBy('id').execute();

export const listTicketsOf = (db: Tx | Query, bookingId: string): Promise<TicketRow[]> =>
  db.selectFrom('tickets').selectAll().where('bookingId', '=', bookingId).orderBy('position').execute();

export const findBooking = (db: Tx | Query, id: string): Promise<BookingRow | undefined> =>
  db.selectFrom('bookings').selectAll().where('id', '=', id).executeTakeFirst();

/** A booking with what was added to it. */
export const listOrder = (db: Query, id: string): Promise<BookingRow[]> =>
  db
    .selectFrom('bookings')
    .selectAll()
    .where(({ eb, or, and }) => or([eb('id', '=', id), and([eb('parentId', '=', id), eb('origin', 'in', addedOrigins)])]))
    .limit(200)
    .execute();

export const findHold = (db: Tx | Query, id: string): Promise<Selectable<HoldsTable> | undefined> =>
  db.selectFrom('holds').selectAll().where('id', '=', id).executeTakeFirst();

const moveStatement = statement<unknown>(`
  with carried as (update bookings set carried_minor = carried_minor + $3 where id = $2)
  update bookings set moved_minor = moved_minor + $3 where id = $1`);
/** So much of what one booking has stands for another from now on; less than nothing takes it back. */
export const moveMoney = (
  tx: Tx,
  { from, to, amountMinor }: { readonly from: string; readonly to: string; readonly amountMinor: number },
): Promise<unknown> => moveStatement(tx, [from, to, amountMinor]);

const datesStatement = statement<{ id: string }>(`
  select e.id from events e join events own on own.id = $1
  where e.state = 'published' and e.starts_at > $2 and (e.id = own.id or e.series_id = own.series_id and e.currency = own.currency) order by e.starts_at limit 200`);
/** What one may change to, soonest first. */
export const listDates = async (db: Query, eventId: string, now: Date): Promise<string[]> =>
  (await datesStatement(db, [eventId, now])).map(row => row.id);

export const findRefundByKey = (tx: Tx, bookingId: string, key: string) =>
  tx.selectFrom('refunds').selectAll().where('bookingId', '=', bookingId).where('key', '=', key).executeTakeFirst();
