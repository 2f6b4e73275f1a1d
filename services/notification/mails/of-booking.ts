import { BookingPayable, TicketsDocument } from '@event-planner/contracts/booking';
import { RefundCredit } from '@event-planner/contracts/refund';
import type { Transaction } from '@event-planner/platform/database';
import { AppError } from '@event-planner/platform/errors';
import type { Attachment } from '@event-planner/platform/mail';
import type { NotificationContext } from '../context.ts';
import type { Tables } from '../tables.ts';
import { findBooking } from './store.ts';

/** Hundreds of tickets take seconds. Two tries have to be over before the message is handed out again. */
const printingMs = 12_000;

/** The tickets as PDF; none when booking says there are none any more. Rejects while booking cannot be asked, so that the mail is tried again with them. */
export async function findTickets(context: NotificationContext, bookingId: string): Promise<readonly Attachment[]> {
  try {
    const { fileName, contentType, base64 } = await context.call('booking', {
      path: `/bookings/${bookingId}/tickets-document`,
      response: TicketsDocument,
      timeoutMs: printingMs,
    });
    return [{ filename: fileName, contentType, content: Buffer.from(base64, 'base64') }];
  } catch (err) {
    if (!(err instanceof AppError) || err.kind === 'unavailable') throw err;
    context.log.warn({ err, booking: bookingId }, 'a confirmed booking has no tickets to attach');
    return [];
  }
}

export interface Payer {
  readonly userId: string;
  readonly email: string;
  /** What was paid for. */
  readonly description: string;
}

/** Who paid for a booking: the message about their money names the booking only. Messages come in any order, so booking is asked while its own has not come. */
export async function getPayer(context: NotificationContext, tx: Transaction<Tables>, bookingId: string): Promise<Payer> {
  const known = await findBooking(tx, bookingId);
  if (known) return { userId: known.userId, email: known.email, description: `${known.eventTitle}, ${known.reference}` };
  return context.call('booking', { path: `/bookings/${bookingId}/payable`, response: BookingPayable });
}

/** What of a refund is credit again. Rejects while payment has not heard of the refund, or cannot be asked, so that the mail is tried again. */
export async function getCreditOf(
  context: NotificationContext,
  { bookingId, refundId }: { readonly bookingId: string; readonly refundId: string },
): Promise<number> {
  const { creditMinor } = await context.call('payment', {
    path: `/payments/bookings/${bookingId}/refunds/${refundId}`,
    response: RefundCredit,
  });
  return creditMinor;
}
