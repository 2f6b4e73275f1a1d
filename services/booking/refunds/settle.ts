import type { paymentRefunded, paymentRefundFailed } from '@event-planner/contracts/messages';
import type { paymentInvoiceCut } from '@event-planner/contracts/payment-messages';
import type { Body } from '@event-planner/model';
import type { Transaction } from '@event-planner/platform/database';
import type { BookingKeeping, BookingRow } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import type { RefundRow } from '../refund-orders.ts';
import type { Tables } from '../tables.ts';
import { afterInvoiceCut, decideAnswer } from './rules.ts';
import { findBookingOf, findRefund, sumDone, updateRefund } from './store.ts';

type Tx = Transaction<Tables>;

export interface SettleRefundsParts {
  readonly context: BookingContext;
  readonly keeping: BookingKeeping;
}

/** What payment says about refunds. It comes late, twice and out of order; every one of these may run again. */
export interface SettleRefunds {
  onRefunded(tx: Tx, refunded: Body<typeof paymentRefunded>): Promise<void>;
  onFailed(tx: Tx, failed: Body<typeof paymentRefundFailed>): Promise<void>;
  onInvoiceCut(tx: Tx, cut: Body<typeof paymentInvoiceCut>): Promise<void>;
  /** Looks whether all of a locked booking's money has gone back now. */
  isBack(tx: Tx, booking: BookingRow, refund: RefundRow): Promise<void>;
}

export function createSettleRefunds({ context, keeping }: SettleRefundsParts): SettleRefunds {
  const { now, log } = context;
  const lock = async (tx: Tx, bookingId: string): Promise<BookingRow> => {
    const booking = await keeping.lock(tx, bookingId);
    if (!booking) throw new Error(`a refund names the booking ${bookingId}, which does not exist`);
    return booking;
  };

  const isBack: SettleRefunds['isBack'] = async (tx, booking, refund) => {
    if (refund.cause === 'payment_rejected') {
      if (booking.paymentId === refund.paymentId) await keeping.moneyIsBack(tx, booking, { isBack: true, now: now() });
      return;
    }
    const { doneMinor, offInvoiceMinor } = await sumDone(tx, booking.id);
    if (doneMinor < booking.totalMinor - booking.movedMinor) return;
    const isOffInvoice = doneMinor > 0 && doneMinor === offInvoiceMinor;
    await keeping.moneyIsBack(tx, booking, { isBack: true, isOffInvoice, now: now() });
  };

  return {
    isBack,
    async onRefunded(tx, { refundId, attempt, creditMinor: creditedMinor = 0, ...payment }) {
      const booking = await lock(tx, (await findBookingOf(tx, refundId)) ?? payment.bookingId);
      const refund = await findRefund(tx, booking.id, refundId);
      // Whoever gives back without our asking says so in another message: somebody has to look at this one.
      if (!refund) throw new Error(`a refund ${refundId} went back that was never asked for`);
      const state = decideAnswer(refund, { kind: 'done', attempt });
      if (state === undefined) return;
      await updateRefund(tx, refund.id, { state, failureCode: null, creditedMinor, settledAt: now() });
      await isBack(tx, booking, refund);
    },
    async onFailed(tx, { refundId, attempt, code, creditMinor: creditedMinor = 0, ...payment }) {
      const bookingId = (await findBookingOf(tx, refundId)) ?? payment.bookingId;
      const booking = await lock(tx, bookingId);
      const refund = await findRefund(tx, bookingId, refundId);
      const state = refund && decideAnswer(refund, { kind: 'failed', attempt });
      if (state === undefined) return;
      await updateRefund(tx, refundId, { state, failureCode: code, creditedMinor, settledAt: now() });
      // Of money that was never the booking's nothing follows.
      if (refund?.cause !== 'payment_rejected' || refund.paymentId === booking.paymentId)
        await keeping.moneyIsBack(tx, booking, { isBack: false, now: now() });
      log.error(
        { refund: refundId, booking: bookingId, code },
        'a refund failed: the buyer waits for money, somebody of the team has to look',
      );
    },
    async onInvoiceCut(tx, { refundId, bookingId, cutMinor: offInvoiceMinor }) {
      const booking = await lock(tx, bookingId);
      const refund = await findRefund(tx, bookingId, refundId);
      if (!refund) throw new Error(`an invoice was cut by a refund ${refundId} that was never recorded`);
      const state = afterInvoiceCut(refund, offInvoiceMinor);
      if (state === undefined) return;
      await updateRefund(tx, refund.id, { state, offInvoiceMinor, ...(state === 'done' && { settledAt: now() }) });
      await isBack(tx, booking, refund);
    },
  };
}
