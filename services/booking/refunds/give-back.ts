import { actorOf } from '@event-planner/platform/audit';
import { bookingGivenBack } from '@event-planner/contracts/messages';
import type { Transaction } from '@event-planner/platform/database';
import type { BookingKeeping, TicketRow } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import { seatsOf } from '../places.ts';
import type { RefundRow, RefundWanted, RequestRefund } from '../refund-orders.ts';
import type { Tables } from '../tables.ts';
import { keptBy } from './kept.ts';
import type { Order } from './orders.ts';

export interface GiveBackParts {
  readonly context: BookingContext;
  readonly keeping: BookingKeeping;
  readonly requestRefund: RequestRefund;
  readonly seatsChanged: (eventId: string, seats: readonly string[]) => void;
}

export interface GivingBack extends Omit<RefundWanted, 'booking' | 'tickets'> {
  readonly order: Order;
  /** What the money is for. */
  readonly tickets: readonly TicketRow[];
  /** Whether these end: all that are valid, where it is the whole order. */
  readonly ends: 'none' | 'tickets' | 'all';
}

/** Ends tickets of a locked order, gives money back, and has the buyer told: all or nothing. Run what it answers once it is committed. */
export type GiveBack = (
  tx: Transaction<Tables>,
  giving: GivingBack,
) => Promise<{ readonly refund: RefundRow; readonly afterCommit: () => void }>;

export const createGiveBack =
  ({ context, keeping, requestRefund, seatsChanged }: GiveBackParts): GiveBack =>
  async (tx, { order: { booking, event, parts, ...order }, tickets, ends, ...wanted }) => {
    const ids = tickets.map(ticket => ticket.id);
    const ended =
      ends === 'none'
        ? { booking, tickets: [], freed: [] }
        : await keeping.endTickets(tx, { booking, tickets: ends === 'all' ? 'all' : ids, by: 'cancel', now: context.now() });
    const refund = await requestRefund(tx, { ...wanted, booking: ended.booking, tickets: ids });
    const noted = keptBy(
      { booking, parts, tickets: order.tickets },
      { ended: ended.tickets, paidFor: tickets, amountMinor: wanted.amountMinor },
    );
    if (noted) await keeping.noteKept(tx, booking.id, noted);
    if (wanted.by)
      await context.audit(tx, {
        by: actorOf({ sub: wanted.by.id, name: wanted.by.name }),
        action: refund.cause === 'cancelled_by_buyer' ? 'order.given_back' : 'order.refunded',
        of: { kind: 'order', id: booking.id },
        organizerId: event.facts.organizerId,
        before: { refundedMinor: booking.refundedMinor },
        // Not the reason, which is free text and may name the buyer: the refund has it, and forgets it with them.
        after: {
          refundId: refund.id,
          amountMinor: wanted.amountMinor,
          currency: booking.currency,
          ticketsEnded: ended.tickets.length,
          asCredit: refund.asCredit,
        },
      });
    const valid = order.tickets.filter(ticket => ticket.state === 'valid').length;
    await context.publish(tx, bookingGivenBack, {
      bookingId: booking.id,
      userId: booking.userId,
      eventId: booking.eventId,
      totalMinor: booking.totalMinor,
      currency: booking.currency,
      refundId: refund.id,
      cause: refund.cause,
      reference: booking.reference,
      email: booking.email,
      attendeeName: booking.attendeeName,
      eventTitle: event.facts.title,
      organizerName: event.facts.organizerName,
      ticketsEnded: ended.tickets.length,
      ticketsLeft: valid - ended.tickets.length,
      refundMinor: wanted.amountMinor,
      ...(refund.asCredit && { asCredit: true }),
      ...(booking.paidWith === 'invoice' && { byInvoice: true }),
      state: refund.state,
      reason: refund.reason,
    });
    return { refund, afterCommit: () => seatsChanged(booking.eventId, seatsOf(ended.freed)) };
  };
