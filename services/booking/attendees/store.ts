import type { AttendeeFilters } from '@event-planner/contracts/orders';
import { type Reader, type Selectable, sql } from '@event-planner/platform/database';
import type { BookingsTable, Tables, TicketsTable } from '../tables.ts';

type Booking = Selectable<BookingsTable>;
export interface AttendeeRow extends Selectable<TicketsTable> {
  readonly reference: Booking['reference'];
  readonly origin: Booking['origin'];
  readonly buyerName: string;
  readonly email: string;
  readonly answers: Booking['answers'];
}

export interface AttendeeListing extends Pick<AttendeeFilters, 'state' | 'ticketTypeId'> {
  readonly eventId: string;
  /** Orders whose tickets are meant; all without it. */
  readonly orderIds: readonly string[] | undefined;
}
export interface AttendeesAfter {
  readonly bookingId: string;
  readonly position: number;
}

/**
 * In the order of the bookings, the newest first, and of the tickets in each: by the index of the event's bookings, so that no page costs more than another. The tickets
 * are looked up booking by booking, which the offset sees to: joined in order, those of all events down to this page would be read for each page.
 */
export const listAttendees = (
  read: Reader<Tables>,
  { eventId, state, ticketTypeId, orderIds }: AttendeeListing,
  { after, limit }: { readonly after: AttendeesAfter | undefined; readonly limit: number },
): Promise<AttendeeRow[]> =>
  read
    .selectFrom('bookings as b')
    .innerJoinLateral(
      query => query.selectFrom('tickets').selectAll('tickets').whereRef('tickets.bookingId', '=', 'b.id').offset(0).as('t'),
      join => join.onTrue(),
    )
    .selectAll('t')
    .select(['b.reference', 'b.origin', 'b.attendeeName as buyerName', 'b.email', 'b.answers'])
    .where('b.eventId', '=', eventId)
    .$if(orderIds !== undefined, query => query.where(sql<boolean>`b.id = any(${[...(orderIds ?? [])]}::uuid[])`))
    .$if(state !== undefined, query => query.where('t.state', state === 'valid' ? '=' : '<>', 'valid'))
    .$if(ticketTypeId !== undefined, query => query.where('t.ticketTypeId', '=', ticketTypeId ?? ''))
    .$if(after !== undefined, query =>
      query
        .where('b.id', '<=', after?.bookingId ?? '')
        .where(sql<boolean>`(b.id < ${after?.bookingId} or t.position > ${after?.position})`),
    )
    .orderBy('b.id', 'desc')
    .orderBy('t.position')
    .limit(limit)
    .execute();
