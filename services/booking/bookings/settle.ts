import { bookingConfirmed, bookingRejected } from '@event-planner/contracts/messages';
import type { Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import type { AfterCommit } from '@event-planner/platform/messaging';
import type { BookingContext } from '../context.ts';
import { type Places, seatsOf } from '../places.ts';
import type { Tables } from '../tables.ts';
import { type CodeOf, presentTicket } from './present.ts';
import { decidePayment, type Paid, refundEnds } from './rules.ts';
import {
  type BookingRow,
  cancelTickets,
  type EventOfBooking,
  getEvent,
  insertTickets,
  lockBooking,
  setState,
  type TicketRow,
} from './store.ts';

export interface SettleParts {
  readonly context: BookingContext;
  readonly places: Places;
  readonly codeOf: CodeOf;
  readonly seatsChanged: (eventId: string, seats: readonly string[]) => void;
}

/** What money does to bookings. Messages come late, twice and out of order; every one of these may run again. */
export interface Settle {
  /** Sells the places and issues the tickets of a locked booking. False, with nothing changed, when the places are gone. */
  confirm(tx: Transaction<Tables>, booking: BookingRow, event: EventOfBooking): Promise<boolean>;
  onPaid(tx: Transaction<Tables>, paid: Paid & { readonly bookingId: string }): Promise<AfterCommit>;
  onRefunded(tx: Transaction<Tables>, refunded: Paid & { readonly bookingId: string }): Promise<AfterCommit>;
}

export function createSettle({ context, places, codeOf, seatsChanged }: SettleParts): Settle {
  const changed =
    ({ eventId, lines }: BookingRow): AfterCommit =>
    () =>
      seatsChanged(eventId, seatsOf(lines));

  const confirm: Settle['confirm'] = async (tx, booking, event) => {
    const tickets = ticketsOf(booking, context.now());
    const { eventId, holdId, lines } = booking;
    if (!(await places.sell(tx, { eventId, holdId, lines, tickets, now: context.now() }))) return false;
    await insertTickets(tx, tickets);
    await setState(tx, booking.id, { state: 'confirmed', ...(booking.paymentId !== null && { paymentId: booking.paymentId }) });
    await context.publish(tx, bookingConfirmed, {
      ...factsOf(booking),
      reference: booking.reference,
      email: booking.email,
      attendeeName: booking.attendeeName,
      eventTitle: event.title,
      eventSlug: event.slug,
      startsAt: event.startsAt.toISOString(),
      endsAt: event.endsAt.toISOString(),
      timeZone: event.timeZone,
      venueName: event.venueName,
      venueAddress: event.venueAddress,
      organizerName: event.organizerName,
      lines,
      tickets: tickets.map(ticket => presentTicket(ticket, codeOf)),
    });
    return true;
  };

  const sendBack = (
    tx: Transaction<Tables>,
    booking: BookingRow,
    { event, paymentId }: { readonly event: EventOfBooking; readonly paymentId: string },
  ): Promise<void> =>
    context.publish(tx, bookingRejected, {
      ...factsOf(booking),
      paymentId,
      email: booking.email,
      eventTitle: event.title,
      reference: booking.reference,
    });

  return {
    confirm,
    async onPaid(tx, paid) {
      const { booking, event } = await lockWithEvent(tx, paid.bookingId);
      const verdict = decidePayment(booking, paid, event.state === 'cancelled');
      if (verdict === 'nothing') return () => {};
      if (verdict === 'confirm' && (await confirm(tx, { ...booking, paymentId: paid.paymentId }, event))) return changed(booking);
      if (verdict !== 'send-back') {
        await places.release(tx, { id: booking.holdId, eventId: booking.eventId, lines: booking.lines });
        await setState(tx, booking.id, { state: 'refunding', paymentId: paid.paymentId });
      }
      await sendBack(tx, booking, { event, paymentId: paid.paymentId });
      return changed(booking);
    },
    async onRefunded(tx, refunded) {
      const { booking } = await lockWithEvent(tx, refunded.bookingId);
      if (!refundEnds(booking, refunded)) return () => {};
      if (booking.state === 'confirmed') {
        await cancelTickets(tx, booking.id);
        await places.takeBack(tx, booking);
      }
      await setState(tx, booking.id, { state: 'refunded' });
      return changed(booking);
    },
  };
}

async function lockWithEvent(tx: Transaction<Tables>, bookingId: string): Promise<{ booking: BookingRow; event: EventOfBooking }> {
  const booking = await lockBooking(tx, bookingId);
  // Money for a booking we never made must not be forgotten: the message ends in the dead letters, where somebody looks.
  if (!booking) throw new Error(`a payment names the booking ${bookingId}, which does not exist`);
  return { booking, event: await getEvent(tx, booking.eventId) };
}

export const factsOf = ({ id, userId, eventId, totalMinor, currency }: BookingRow) => ({
  bookingId: id,
  userId,
  eventId,
  totalMinor,
  currency,
});

/** One ticket for each place. */
const ticketsOf = (booking: BookingRow, now: Date): readonly TicketRow[] =>
  booking.lines
    .flatMap(line =>
      Array.from({ length: line.quantity }, (): Omit<TicketRow, 'position'> => ({
        id: newId(now.getTime()),
        bookingId: booking.id,
        eventId: booking.eventId,
        ticketTypeId: line.ticketTypeId,
        ticketTypeName: line.ticketTypeName,
        attendeeName: booking.attendeeName,
        seat: line.seat,
        place: line.place,
        priceMinor: line.priceMinor,
        state: 'valid',
      })),
    )
    .map((ticket, at) => ({ ...ticket, position: at + 1 }));
