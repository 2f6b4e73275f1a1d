import type { BookingState } from '@event-planner/contracts/booking';
import type { Insertable, Reader, Selectable, Transaction } from '@event-planner/platform/database';
import type { EventFacts } from '../sellable-event.ts';
import type { BookingsTable, Tables, TicketsTable } from '../tables.ts';

export type BookingRow = Selectable<BookingsTable>;
export type TicketRow = Selectable<TicketsTable>;

export const insertBooking = (tx: Transaction<Tables>, row: Insertable<BookingsTable>): Promise<unknown> =>
  tx.insertInto('bookings').values(row).execute();

export const findBooking = (db: Reader<Tables>, id: string): Promise<BookingRow | undefined> =>
  db.selectFrom('bookings').selectAll().where('id', '=', id).executeTakeFirst();

export const findByKey = (db: Reader<Tables>, userId: string, key: string): Promise<BookingRow | undefined> =>
  db.selectFrom('bookings').selectAll().where('userId', '=', userId).where('idempotencyKey', '=', key).executeTakeFirst();

export const lockBooking = (tx: Transaction<Tables>, id: string): Promise<BookingRow | undefined> =>
  tx.selectFrom('bookings').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

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

export const setState = (
  tx: Transaction<Tables>,
  id: string,
  changes: { readonly state: BookingState; readonly paymentId?: string },
): Promise<unknown> => tx.updateTable('bookings').set(changes).where('id', '=', id).execute();

export type EventOfBooking = Omit<EventFacts, 'version'>;
const eventColumns = [
  'id',
  'slug',
  'title',
  'state',
  'startsAt',
  'endsAt',
  'currency',
  'venueName',
  'venueAddress',
  'timeZone',
  'organizerName',
] as const;

export const listEvents = (db: Reader<Tables>, ids: readonly string[]): Promise<EventOfBooking[]> =>
  db
    .selectFrom('events')
    .select(eventColumns)
    .where('id', 'in', [...new Set(ids)])
    .execute();

export const getEvent = (db: Reader<Tables>, id: string): Promise<EventOfBooking> =>
  db.selectFrom('events').select(eventColumns).where('id', '=', id).executeTakeFirstOrThrow();

export const insertTickets = (tx: Transaction<Tables>, rows: readonly TicketRow[]): Promise<unknown> =>
  tx
    .insertInto('tickets')
    .values([...rows])
    .execute();

export const listTickets = (db: Reader<Tables>, bookingIds: readonly string[]): Promise<TicketRow[]> =>
  db
    .selectFrom('tickets')
    .selectAll()
    .where('bookingId', 'in', [...bookingIds])
    .orderBy('position')
    .execute();

export const findTicket = (db: Reader<Tables>, id: string): Promise<TicketRow | undefined> =>
  db.selectFrom('tickets').selectAll().where('id', '=', id).executeTakeFirst();

export const cancelTickets = (tx: Transaction<Tables>, bookingId: string): Promise<unknown> =>
  tx.updateTable('tickets').set({ state: 'cancelled' }).where('bookingId', '=', bookingId).execute();
