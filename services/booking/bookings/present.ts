import type { Booking, Ticket } from '@event-planner/contracts/booking';
import type { BookingDetails } from '../booking-details.ts';
import { shownPrice } from '../price.ts';
import { stateAt } from '../payable.ts';
import { presentRefund, type RefundRow } from '../refund-orders.ts';
import type { BookingRow, EventOfBooking, TicketRow } from './store.ts';

/** What a ticket's QR code says. */
export type CodeOf = (ticket: Pick<TicketRow, 'id' | 'eventId' | 'ticketTypeId' | 'seat'>) => string;

export const presentTicket = (row: TicketRow, codeOf: CodeOf): Ticket => {
  const { id, ticketTypeName, attendeeName, seat, place, priceMinor, state } = row;
  return { id, ticketTypeName, attendeeName, seat, place, priceMinor, state, code: codeOf(row) };
};

export interface BookingParts {
  readonly row: BookingRow;
  readonly event: EventOfBooking;
  readonly tickets: readonly TicketRow[];
  readonly refunds: readonly RefundRow[];
  readonly replacedBy: Booking['replacedBy'];
}

export function presentBooking(
  { row, event, tickets, refunds, replacedBy }: BookingParts,
  { now, codeOf }: { readonly now: Date; readonly codeOf: CodeOf },
): BookingDetails {
  const state = stateAt(row, now);
  const booking: Booking = {
    id: row.id,
    reference: row.reference,
    state,
    eventId: row.eventId,
    eventSlug: event.slug,
    eventTitle: event.title,
    venueName: event.venueName,
    onlineUrl: state === 'confirmed' ? event.onlineUrl : null,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
    timeZone: event.timeZone,
    origin: row.origin,
    parentId: row.parentId,
    replaces: row.replaces,
    replacedBy,
    createdAt: row.createdAt.toISOString(),
    payBy: state === 'pending' ? row.payBy.toISOString() : null,
    awaits: state === 'pending' ? row.awaits : null,
    lines: row.lines,
    price: shownPrice(row),
    totalMinor: row.totalMinor,
    refundedMinor: row.refundedMinor,
    currency: row.currency,
    tickets: tickets.map(ticket => presentTicket(ticket, codeOf)),
    refunds: refunds.map(presentRefund),
    ...(row.answers && { answers: row.answers }),
  };
  return { booking, event };
}
