import { type Database, type Selectable, statement, type Transaction } from '@event-planner/platform/database';
import { eventLock } from '../event-lock.ts';
import type { ResalesTable } from '../moving-tables.ts';
import type { HoldsTable, Tables } from '../tables.ts';

export type Tx = Transaction<Tables>;
type Query = Database<Tables>['query'];

export interface ListingRow extends Selectable<ResalesTable> {
  readonly intact: boolean;
  readonly isHeld: boolean;
}

const columns = (now: string): string => `r.*,
  exists (select from tickets t where t.id = r.ticket_id and t.booking_id = r.booking_id and t.state = 'valid' and t.offer_id = r.id) as intact,
  exists (select from holds h where h.id = r.hold_id and h.expires_at > ${now}) as is_held`;

const ofBookingStatement = statement<ListingRow>(
  `select ${columns('$2')} from resales r where r.booking_id = $1 order by r.created_at desc limit 200`,
);
export const listOfBooking = (db: Query | Tx, bookingId: string, now: Date): Promise<ListingRow[]> =>
  ofBookingStatement(db, [bookingId, now]);

const forSaleStatement = statement<ListingRow>(`
  select * from (select ${columns('$2')} from resales r where r.event_id = $1 and r.state = 'listed' and r.expires_at > $2 and r.ticket_type_id <> all($3::uuid[])) as of_event
  where intact and not is_held order by price_minor, id limit 200`);
/** The cheapest first, but for ticket types that are kept. */
export const listForSale = (
  db: Query,
  { eventId, now, kept }: { readonly eventId: string; readonly now: Date; readonly kept: readonly string[] },
): Promise<ListingRow[]> => forSaleStatement(db, [eventId, now, kept]);

export interface ForSaleRow extends ListingRow {
  /** Who sells it, as a user. */
  readonly sellerId: string | null;
}
const free = `(select ${columns('$2')}, b.user_id as seller_id from resales r join bookings b on b.id = r.booking_id
  where r.event_id = $1 and r.state = 'listed' and r.expires_at > $2)`;
const findFreeStatement = statement<unknown>(`select from resales where event_id = $1 and state = 'listed' and expires_at > $2 limit 1`);
/** Whether there may be any; it locks nothing. */
export const findForSale = async (tx: Tx, eventId: string, now: Date): Promise<boolean> =>
  (await findFreeStatement(tx, [eventId, now])).length > 0;
const lockFreeStatement = statement<unknown>(`
  select from resales where event_id = $1 and state = 'listed' and expires_at > $2 order by id for update`);
const lockedFreeStatement = statement<ForSaleRow>(`select * from ${free} as listed where intact and not is_held order by price_minor, id`);
/** All that nobody holds, the cheapest first. */
export async function lockForSale(tx: Tx, eventId: string, now: Date): Promise<ForSaleRow[]> {
  await lockFreeStatement(tx, [eventId, now]);
  return lockedFreeStatement(tx, [eventId, now]);
}

export interface WaitedListings {
  readonly ticketTypeId: string;
  /** How many are for sale again that are not theirs. */
  readonly listed: number;
  /** The fewest that one of them would take. */
  readonly least: number;
  /** How often others were served before the one whom that happened to most. */
  readonly passed: number;
}
const waitedStatement = statement<WaitedListings>(`
  with free as (select ticket_type_id, seller_id, count(*)::int as n from ${free} as listed where intact and not is_held group by 1, 2),
  total as (select ticket_type_id, sum(n)::int as n from free group by 1)
  select e.ticket_type_id, t.n - coalesce(o.n, 0) as listed, min(e.least) as least, max(e.passed) as passed
  from waiting_entries e join total t on t.ticket_type_id = e.ticket_type_id
    left join free o on o.ticket_type_id = e.ticket_type_id and o.seller_id = e.user_id
  where e.event_id = $1 and e.state = 'waiting' group by 1, 2`);
/** What is for sale again and waited for, by how many of it one's own are not. */
export const listWaited = (db: Query | Tx, eventId: string, now: Date): Promise<WaitedListings[]> => waitedStatement(db, [eventId, now]);

const lockStatement = statement<{ id: string }>('select id from resales where id = any($1::uuid[]) order by id for update');
const listStatement = statement<ListingRow>(`select ${columns('$2')} from resales r where r.id = any($1::uuid[]) order by r.id`);
/** Two statements: one that waits for a lock sees everything else as it was before it waited. */
export async function lockListings(tx: Tx, ids: readonly string[], now: Date): Promise<ListingRow[]> {
  await lockStatement(tx, [ids]);
  return listStatement(tx, [ids, now]);
}

export const insertListing = (tx: Tx, row: Selectable<ResalesTable>): Promise<unknown> => tx.insertInto('resales').values(row).execute();

export const updateListing = (
  tx: Tx,
  id: string,
  change: Partial<Pick<Selectable<ResalesTable>, 'state' | 'endedAt' | 'holdId' | 'soldAs'>>,
): Promise<unknown> => tx.updateTable('resales').set(change).where('id', '=', id).execute();

const shareStatement = statement<unknown>(`select pg_advisory_xact_lock_shared(${eventLock('$1::uuid')})`);
export const shareEvent = (tx: Tx, eventId: string): Promise<unknown> => shareStatement(tx, [eventId]);

const lockOwnerStatement = statement<unknown>('select pg_advisory_xact_lock(hashtextextended($1, 0))');
const openStatement = statement<{ holds: number }>('select count(*)::int as holds from holds where owner = $1 and expires_at > $2');
/** Its owner's lock is taken; answers how many holds they have open. */
export async function countOpen(tx: Tx, owner: string, now: Date): Promise<number> {
  await lockOwnerStatement(tx, [owner]);
  return (await openStatement(tx, [owner, now]))[0]?.holds ?? 0;
}

export type NewHold = Omit<Selectable<HoldsTable>, 'bookingId' | 'counted' | 'price' | 'exchangeOf'>;
const holdStatement = statement<unknown>(`
  insert into holds (id, event_id, owner, user_id, cart_id, lines, counted, capped, places, total_minor, created_at, expires_at, renewed, resale_ids, seller_ids)
  select id, "eventId", owner, "userId", "cartId", lines, null, capped, places, "totalMinor", "createdAt", "expiresAt", renewed,
    array(select jsonb_array_elements_text("resaleIds")::uuid), array(select jsonb_array_elements_text("sellerIds")::uuid)
  from jsonb_to_record($1::jsonb) as h(id uuid, "eventId" uuid, owner text, "userId" uuid, "cartId" uuid, lines jsonb, capped boolean, places int, "totalMinor" bigint,
    "createdAt" timestamptz, "expiresAt" timestamptz, renewed boolean, "resaleIds" jsonb, "sellerIds" jsonb)`);
export const insertHold = (tx: Tx, hold: NewHold): Promise<unknown> => holdStatement(tx, [JSON.stringify(hold)]);

export const findBooking = (db: Query | Tx, id: string) => db.selectFrom('bookings').selectAll().where('id', '=', id).executeTakeFirst();
export const listTickets = (db: Query | Tx, bookingId: string) =>
  db.selectFrom('tickets').selectAll().where('bookingId', '=', bookingId).orderBy('position').execute();
