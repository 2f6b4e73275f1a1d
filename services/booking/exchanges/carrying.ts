import type { Transaction } from '@event-planner/platform/database';
import type { BookingRow } from '../booking-keeping.ts';
import { refuse } from '../errors.ts';
import type { RefundRow, RefundWanted, RequestRefund } from '../refund-orders.ts';
import type { Tables } from '../tables.ts';
import { leftOf } from '../worth.ts';
import { findBooking, findRefundByKey, moveMoney } from './store.ts';

type Tx = Transaction<Tables>;

/**
 * Gives money back where part of it was paid for a booking that this one replaced: first what was paid for itself, the rest of the payment that it carries. The
 * bookings in the chain are locked with it.
 */
export function carrying(base: RequestRefund): RequestRefund {
  const give = async (tx: Tx, wanted: RefundWanted): Promise<RefundRow> => {
    const { booking, amountMinor, key } = wanted;
    const before = await findRefundByKey(tx, booking.id, key);
    if (before) return before;
    const leftMinor = leftOf(booking);
    if (amountMinor > leftMinor)
      throw refuse('refund_exceeds_payment', `of what was paid, ${leftMinor} is left: ${amountMinor} cannot go back`, { leftMinor });
    const ownMinor = Math.min(amountMinor, booking.totalMinor - booking.refundedMinor);
    const source = ownMinor < amountMinor ? await getSource(tx, booking) : undefined;
    const refund = await base(tx, { ...wanted, amountMinor: ownMinor });
    if (!source) return refund;
    // It is the source's again before it goes back, so that it is never counted twice.
    await moveMoney(tx, { from: source.id, to: booking.id, amountMinor: ownMinor - amountMinor });
    const again = { ...source, movedMinor: source.movedMinor - (amountMinor - ownMinor) };
    await give(tx, { ...wanted, booking: again, amountMinor: amountMinor - ownMinor, key: `${key} of ${booking.id}`, tickets: [] });
    return refund;
  };
  return give;
}

async function getSource(tx: Tx, { id, replaces }: BookingRow): Promise<BookingRow> {
  const source = replaces && (await findBooking(tx, replaces.bookingId));
  if (!source) throw new Error(`the booking ${id} carries money of a booking that is not there`);
  return source;
}
