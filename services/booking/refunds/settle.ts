import type { paymentRefunded, paymentRefundFailed } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import type { Transaction } from '@event-planner/platform/database';
import type { AfterCommit } from '@event-planner/platform/messaging';
import { newId } from '@event-planner/platform/ids';
import type { BookingKeeping, BookingRow } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import { seatsOf } from '../places.ts';
import type { RefundRow } from '../refund-orders.ts';
import type { Tables } from '../tables.ts';
import { recordRefund } from './request.ts';
import { decideAnswer } from './rules.ts';
import { findBookingOf, findRefund, sumDone, updateRefund } from './store.ts';

type Tx = Transaction<Tables>;

export interface SettleRefundsParts {
  readonly context: BookingContext;
  readonly keeping: BookingKeeping;
  readonly seatsChanged: (eventId: string, seats: readonly string[]) => void;
}

/** What payment says about refunds. It comes late, twice and out of order; every one of these may run again. */
export interface SettleRefunds {
  onRefunded(tx: Tx, refunded: Body<typeof paymentRefunded>): Promise<AfterCommit | void>;
  onFailed(tx: Tx, failed: Body<typeof paymentRefundFailed>): Promise<void>;
  /** Looks whether all of a locked booking's money has gone back now. */
  isBack(tx: Tx, booking: BookingRow, refund: RefundRow): Promise<void>;
}

export function createSettleRefunds({ context, keeping, seatsChanged }: SettleRefundsParts): SettleRefunds {
  const { now, log } = context;
  const lock = async (tx: Tx, bookingId: string): Promise<BookingRow> => {
    const booking = await keeping.lock(tx, bookingId);
    if (!booking) throw new Error(`a refund names the booking ${bookingId}, which does not exist`);
    return booking;
  };

  const isBack: SettleRefunds['isBack'] = async (tx, booking, refund) => {
    const isAll =
      refund.cause === 'payment_rejected'
        ? booking.paymentId === refund.paymentId
        : (await sumDone(tx, booking.id)) >= booking.totalMinor - booking.movedMinor;
    if (isAll) await keeping.moneyIsBack(tx, booking, { isBack: true, now: now() });
  };

  /** Somebody gave a whole payment back that we did not ask for. */
  const onWhole = async (
    tx: Tx,
    booking: BookingRow,
    { paymentId, amountMinor, currency }: Body<typeof paymentRefunded>,
  ): Promise<AfterCommit | void> => {
    if (booking.paymentId !== paymentId) return;
    if (booking.state === 'refunding') return void (await keeping.moneyIsBack(tx, booking, { isBack: true, now: now() }));
    if (booking.state !== 'confirmed' || amountMinor < booking.totalMinor) return;
    const ended = await keeping.endTickets(tx, { booking, tickets: 'all', by: 'cancel', now: now() });
    const leftMinor = booking.totalMinor - booking.refundedMinor;
    const row = {
      id: newId(now().getTime()),
      bookingId: booking.id,
      eventId: booking.eventId,
      paymentId,
      cause: 'at_provider',
      key: `payment ${paymentId}`,
      amountMinor: leftMinor,
      currency,
      tickets: ended.tickets.map(ticket => ticket.id),
      state: 'done',
      reason: null,
      byUser: null,
      byName: null,
      createdAt: now(),
      settledAt: now(),
    } as const;
    await recordRefund(tx, context, { booking, refund: row });
    await keeping.moneyIsBack(tx, ended.booking, { isBack: true, now: now() });
    return () => seatsChanged(booking.eventId, seatsOf(ended.freed));
  };

  return {
    isBack,
    async onRefunded(tx, refunded) {
      const booking = await lock(tx, (await findBookingOf(tx, refunded.refundId)) ?? refunded.bookingId);
      const refund = refunded.refundId === undefined ? undefined : await findRefund(tx, booking.id, refunded.refundId);
      if (!refund) return onWhole(tx, booking, refunded);
      const state = decideAnswer(refund, { kind: 'done', attempt: refunded.attempt ?? 1 });
      if (state === undefined) return;
      await updateRefund(tx, refund.id, { state, failureCode: null, settledAt: now() });
      await isBack(tx, booking, refund);
    },
    async onFailed(tx, { refundId, attempt, code, ...payment }) {
      const bookingId = (await findBookingOf(tx, refundId)) ?? payment.bookingId;
      const booking = await lock(tx, bookingId);
      const refund = await findRefund(tx, bookingId, refundId);
      const state = refund && decideAnswer(refund, { kind: 'failed', attempt });
      if (state === undefined) return;
      await updateRefund(tx, refundId, { state, failureCode: code, settledAt: now() });
      // Of money that was never the booking's nothing follows.
      if (refund?.cause !== 'payment_rejected' || refund.paymentId === booking.paymentId)
        await keeping.moneyIsBack(tx, booking, { isBack: false, now: now() });
      log.error(
        { refund: refundId, booking: bookingId, code },
        'a refund failed: the buyer waits for money, somebody of the team has to look',
      );
    },
  };
}
