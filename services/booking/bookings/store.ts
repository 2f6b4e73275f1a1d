import type { BookingState, TicketState } from '@event-planner/contracts/booking';
import type { PaidWith } from '@event-planner/contracts/orders';
import { type Bound, type Reader, run, runTogether, statement, type Transaction } from '@event-planner/platform/database';
import type { BookingRow, SeenBooking, TicketRow } from '../booking-keeping.ts';
import { eventLock } from '../event-lock.ts';
import type { RefundRow } from '../refund-orders.ts';
import type { EventFacts } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';

export type { BookingRow, SeenBooking, TicketRow };

// In the order of the keys: of two processes that got the same ones, one waits for the other.
const insertStatement = statement<unknown>(`
  insert into bookings (id, reference, user_id, email, event_id, hold_id, state, attendee_name, lines, total_minor, price, currency, created_at, pay_by, idempotency_key, payment_id, answers, origin, parent_id, replaces, takes_from, resale_ids, refunded_minor, paid_with, sold_by, sold_by_name, reason, invoice_to)
  select id, reference, "userId", email, "eventId", "holdId", state, "attendeeName", lines, "totalMinor", price, currency, "createdAt", "payBy", "idempotencyKey", "paymentId", answers, origin, "parentId", replaces,
    (select array_agg(t::uuid) from jsonb_array_elements_text("takesFrom") t), (select array_agg(r::uuid) from jsonb_array_elements_text("resaleIds") r), "refundedMinor", "paidWith", "soldBy", "soldByName", reason, "invoiceTo"
  from jsonb_to_recordset($1::jsonb) as b(id uuid, reference text, "userId" uuid, email text, "eventId" uuid, "holdId" uuid, state text, "attendeeName" text,
    lines jsonb, "totalMinor" bigint, price jsonb, currency text, "createdAt" timestamptz, "payBy" timestamptz, "idempotencyKey" text, "paymentId" uuid, answers jsonb, origin text, "parentId" uuid, replaces jsonb, "takesFrom" jsonb, "resaleIds" jsonb, "refundedMinor" bigint, "paidWith" text, "soldBy" uuid, "soldByName" text, reason text, "invoiceTo" jsonb)
  order by "userId", "idempotencyKey"`);
export const insertBookings = (tx: Transaction<Tables>, rows: readonly BookingRow[]): Promise<unknown> =>
  insertStatement(tx, [JSON.stringify(rows)]);

export const findOrganizer = async (tx: Transaction<Tables>, eventId: string): Promise<string | null> =>
  (await tx.selectFrom('events').select('organizerId').where('id', '=', eventId).executeTakeFirst())?.organizerId ?? null;

const seeing = 'select b.*, e.version as event_version from bookings b join events e on e.id = b.event_id';

export interface BookingWithTickets extends SeenBooking {
  readonly tickets: readonly TicketRow[];
}
// One look-up for each, whatever the planner thinks of tables that grow; JSON rather than an array, whose length would have it planned anew each time.
const listWithTicketsStatement = statement<BookingWithTickets>(`
  select b.*, e.version as event_version, coalesce((
    select json_agg(json_build_object('id', t.id, 'bookingId', t.booking_id, 'position', t.position, 'eventId', t.event_id, 'ticketTypeId', t.ticket_type_id,
      'ticketTypeName', t.ticket_type_name, 'attendeeName', t.attendee_name, 'seat', t.seat, 'place', t.place, 'priceMinor', t.price_minor, 'state', t.state, 'endedAt', t.ended_at)
      order by t.position) from tickets t where t.booking_id = b.id
  ), '[]') as tickets
  from jsonb_array_elements_text($1::jsonb) as asked(id), lateral (select * from bookings where id = asked.id::uuid limit 1) b,
    lateral (select version from events where id = b.event_id limit 1) e`);
export const listWithTickets = (db: Reader<Tables>, ids: readonly string[]): Promise<BookingWithTickets[]> =>
  listWithTicketsStatement(db, [JSON.stringify([...new Set(ids)])]);

const findByKeyStatement = statement<SeenBooking>(`${seeing} where b.user_id = $1 and b.idempotency_key = $2`);
export const findByKey = async (db: Reader<Tables>, userId: string, key: string): Promise<SeenBooking | undefined> =>
  (await findByKeyStatement(db, [userId, key]))[0];

export const findForAddition = (
  db: Reader<Tables>,
  id: string,
): Promise<Pick<BookingRow, 'id' | 'userId' | 'eventId' | 'state' | 'origin' | 'parentId'> | undefined> =>
  db.selectFrom('bookings').select(['id', 'userId', 'eventId', 'state', 'origin', 'parentId']).where('id', '=', id).executeTakeFirst();

// JSON rather than an array, whose length would have it planned anew each time.
const lockStatement = statement<SeenBooking>(`
  with recursive related(id) as (
    select id::uuid from jsonb_array_elements_text($1::jsonb) as id
    union select s.id from related, lateral (select unnest(takes_from) as id from bookings where id = related.id limit 100) s
  ), asked as materialized (select id from related order by 1),
  event as materialized (
    select pg_advisory_xact_lock_shared(${eventLock('event_id')})
    from (select distinct b.event_id from asked, lateral (select event_id from bookings where id = asked.id limit 1) b order by 1) as of_asked
  )
  select b.*, e.version as event_version
  from asked, lateral (select * from bookings where id = asked.id and (select count(*) from event) >= 0 for update) b, lateral (select version from events where id = b.event_id limit 1) e`);
/** Locks them by id, with the bookings whose tickets they take, and shares the lock of each one's event, so that what is decided next sees what counts there. */
export const lockBookings = (tx: Transaction<Tables>, ids: readonly string[]): Promise<SeenBooking[]> =>
  lockStatement(tx, [JSON.stringify(ids)]);

export const lockBooking = async (tx: Transaction<Tables>, id: string): Promise<SeenBooking | undefined> =>
  (await lockBookings(tx, [id])).find(row => row.id === id);

/** Newest first, from after `cursor`. Ids grow with time. */
export const listBookings = (
  db: Reader<Tables>,
  { userId, cursor, limit }: { readonly userId: string; readonly cursor: string | undefined; readonly limit: number },
): Promise<BookingRow[]> =>
  db
    .selectFrom('bookings')
    .selectAll()
    .where('userId', '=', userId)
    .$if(cursor !== undefined, query => query.where('id', '<', cursor ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

/** Pending ones to be paid now; nobody has more than they may hold. Money that is on its way, such as a transfer, is waited for elsewhere. */
export const listUnpaid = (db: Reader<Tables>, userId: string, now: Date): Promise<BookingRow[]> =>
  db
    .selectFrom('bookings')
    .selectAll()
    .where('userId', '=', userId)
    .where('state', '=', 'pending')
    .where('awaits', 'is', null)
    .where('payBy', '>', now)
    .orderBy('payBy')
    .limit(50)
    .execute();

/** The one that is overdue longest; passes over what another task has in hand. */
export const lockOverdue = (tx: Transaction<Tables>, now: Date): Promise<BookingRow | undefined> =>
  tx
    .selectFrom('bookings')
    .selectAll()
    .where('state', '=', 'pending')
    .where('payBy', '<=', now)
    .orderBy('payBy')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

/** One that is yet to be paid, of an event that was cancelled; passes over what another task has in hand. */
export const lockPendingOfCancelled = (tx: Transaction<Tables>): Promise<BookingRow | undefined> =>
  tx
    .selectFrom('bookings')
    .selectAll('bookings')
    .where('state', '=', 'pending')
    .where('eventId', 'in', query => query.selectFrom('events').select('id').where('state', '=', 'cancelled'))
    .limit(1)
    .forUpdate('bookings')
    .skipLocked()
    .executeTakeFirst();

export const setState = (
  tx: Transaction<Tables>,
  id: string,
  changes: { readonly state: BookingState; readonly paymentId?: string; readonly paidWith?: PaidWith; readonly refundedAt?: Date | null },
): Promise<unknown> => tx.updateTable('bookings').set(changes).where('id', '=', id).execute();

const confirmStatement = statement<unknown>(`
  update bookings b set state = 'confirmed', payment_id = paid.payment_id, admissions = paid.admissions, paid_with = paid.paid_with, due_at = paid.due_at, awaits = null, confirmed_at = $6
  from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::timestamptz[]) as paid(id, payment_id, admissions, paid_with, due_at) where b.id = paid.id`);
type Confirmed = Pick<BookingRow, 'id' | 'paymentId' | 'admissions' | 'paidWith' | 'dueAt'>;
const confirmed = (rows: readonly Confirmed[], now: Date | null): Bound<unknown> =>
  confirmStatement.with([
    rows.map(row => row.id),
    rows.map(row => row.paymentId),
    rows.map(row => row.admissions),
    rows.map(row => row.paidWith),
    rows.map(row => row.dueAt),
    now,
  ]);
export const setConfirmed = (tx: Transaction<Tables>, rows: readonly Confirmed[], now: Date | null): Promise<unknown> =>
  run(tx, confirmed(rows, now));

const eventColumns = [
  'id',
  'version',
  'slug',
  'title',
  'state',
  'startsAt',
  'endsAt',
  'currency',
  'venueName',
  'venueAddress',
  'timeZone',
  'organizerId',
  'organizerName',
  'onlineUrl',
  'questions',
] as const;
export type EventOfBooking = Pick<EventFacts, (typeof eventColumns)[number]>;

export const listEvents = (db: Reader<Tables>, ids: readonly string[]): Promise<EventOfBooking[]> =>
  db
    .selectFrom('events')
    .select(eventColumns)
    .where('id', 'in', [...new Set(ids)])
    .execute();

export const getEvent = (db: Reader<Tables>, id: string): Promise<EventOfBooking> =>
  db.selectFrom('events').select(eventColumns).where('id', '=', id).executeTakeFirstOrThrow();

const insertTicketsStatement = statement<unknown>(`
  insert into tickets (id, booking_id, position, event_id, ticket_type_id, ticket_type_name, attendee_name, seat, place, price_minor, state)
  select id, "bookingId", position, "eventId", "ticketTypeId", "ticketTypeName", "attendeeName", seat, place, "priceMinor", state
  from jsonb_to_recordset($1::jsonb) as t(id uuid, "bookingId" uuid, position int, "eventId" uuid, "ticketTypeId" uuid, "ticketTypeName" text,
    "attendeeName" text, seat text, place text, "priceMinor" bigint, state text)`);
const issued = (rows: readonly TicketRow[]): Bound<unknown> => insertTicketsStatement.with([JSON.stringify(rows)]);
export const insertTickets = (tx: Transaction<Tables>, rows: readonly TicketRow[]): Promise<unknown> => run(tx, issued(rows));

export const issueAndConfirm = (
  tx: Transaction<Tables>,
  { tickets, bookings, now }: { readonly tickets: readonly TicketRow[]; readonly bookings: readonly Confirmed[]; readonly now: Date },
): Promise<unknown> => runTogether(tx, [issued(tickets), confirmed(bookings, now)]);

const listTicketsStatement = statement<TicketRow>('select * from tickets where booking_id = any($1::uuid[]) order by position');
export const listTickets = (db: Reader<Tables>, bookingIds: readonly string[]): Promise<TicketRow[]> =>
  listTicketsStatement(db, [bookingIds]);

const listRefundsStatement = statement<RefundRow>('select * from refunds where booking_id = any($1::uuid[]) order by id');
/** The oldest first. */
export const listRefunds = async (db: Reader<Tables>, bookingIds: readonly string[]): Promise<RefundRow[]> =>
  bookingIds.length > 0 ? listRefundsStatement(db, [bookingIds]) : [];

/** Bookings for which tickets of these were exchanged, the oldest first; not those that were never paid. */
export const listReplacing = async (
  db: Reader<Tables>,
  bookingIds: readonly string[],
): Promise<Pick<BookingRow, 'id' | 'reference' | 'parentId'>[]> =>
  bookingIds.length === 0
    ? []
    : db
        .selectFrom('bookings')
        .select(['id', 'reference', 'parentId'])
        .where('parentId', 'in', bookingIds)
        .where('origin', '=', 'exchange')
        .where('confirmedAt', 'is not', null)
        .orderBy('id')
        .execute();

export const findTicket = (db: Reader<Tables>, id: string): Promise<TicketRow | undefined> =>
  db.selectFrom('tickets').selectAll().where('id', '=', id).executeTakeFirst();

const endTicketsStatement = statement<unknown>(
  `update tickets set state = $2, ended_at = $3 where id = any($1::uuid[]) and state = 'valid'`,
);
export const endTicketRows = (
  tx: Transaction<Tables>,
  { ids, state, endedAt }: { readonly ids: readonly string[]; readonly state: TicketState; readonly endedAt: Date },
): Promise<unknown> => endTicketsStatement(tx, [ids, state, endedAt]);

const setStandingStatement = statement<unknown>('update bookings set state = $2, standing = $3, returned = $4 where id = $1');
export const setStanding = (
  tx: Transaction<Tables>,
  { id, state, standing, returned }: Pick<BookingRow, 'id' | 'state' | 'standing' | 'returned'>,
): Promise<unknown> => setStandingStatement(tx, [id, state, JSON.stringify(standing), returned && JSON.stringify(returned)]);

const noteKeptStatement = statement<unknown>(
  'update bookings set kept_minor = greatest(0, kept_minor + $2), ended_fees_minor = ended_fees_minor + $3 where id = $1',
);
export const noteKept = (
  tx: Transaction<Tables>,
  id: string,
  { keptMinor, feesMinor }: { readonly keptMinor: number; readonly feesMinor: number },
): Promise<unknown> => noteKeptStatement(tx, [id, keptMinor, feesMinor]);
