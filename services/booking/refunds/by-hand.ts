import type { AccessClaims } from '@event-planner/contracts/auth';
import { bookingRefundPaidOut } from '@event-planner/contracts/messages';
import type { PaidOut } from '@event-planner/contracts/refund';
import type { Transaction } from '@event-planner/platform/database';
import type { BookingKeeping, BookingRow } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import type { RefundRow } from '../refund-orders.ts';
import type { RefundPayoutsTable } from '../refund-tables.ts';
import type { Tables } from '../tables.ts';
import { byHandBefore } from './rules.ts';
import type { SettleRefunds } from './settle.ts';
import { findOrganizer, insertPayout, updateRefund } from './store.ts';

type Tx = Transaction<Tables>;

export interface PayoutsByHandParts {
  readonly context: Pick<BookingContext, 'now' | 'publish'>;
  readonly keeping: Pick<BookingKeeping, 'moneyIsBack'>;
  readonly settle: Pick<SettleRefunds, 'isBack'>;
}

interface Said {
  /** Locked. */
  readonly booking: BookingRow;
  /** As it was before. */
  readonly refund: RefundRow;
  readonly by: AccessClaims;
}

type Word = Pick<RefundPayoutsTable, 'kind' | 'paidWith'>;

/** What people say of money that they gave by hand; whether they may say it is decided before. */
export interface PayoutsByHand {
  paidOut(tx: Tx, said: Said, paidWith: PaidOut['paidWith']): Promise<RefundRow['state']>;
  /** That was a mistake: it is to be paid out still, or failed still. */
  notPaidOut(tx: Tx, said: Said): Promise<RefundRow['state']>;
}

export function createPayoutsByHand({ context, keeping, settle }: PayoutsByHandParts): PayoutsByHand {
  const { now, publish } = context;

  const note = async (tx: Tx, { refund, by }: Said, { kind, paidWith }: Word): Promise<void> => {
    const { id: refundId, bookingId, eventId, paymentId, amountMinor, currency } = refund;
    const at = now();
    const outMinor = amountMinor - refund.creditedMinor - refund.offInvoiceMinor;
    const nth = await insertPayout(tx, { refundId, eventId, kind, paidWith, amountMinor: outMinor, byId: by.sub, byName: by.name, at });
    // A provider that could not give it back has it still, and the organizer gave their own. What was by hand from the beginning is booked so already.
    if (refund.failureCode === null || paymentId === null) return;
    const organizerId = await findOrganizer(tx, eventId);
    await publish(tx, bookingRefundPaidOut, {
      refundId,
      bookingId,
      eventId,
      ...(organizerId !== null && { organizerId }),
      paymentId,
      amountMinor,
      currency,
      nth,
      isUndone: kind === 'undone',
      paidOutAt: at.toISOString(),
    });
  };

  return {
    async paidOut(tx, said, paidWith) {
      const { refund, booking, by } = said;
      const settled = { state: 'done', settledAt: now(), settledBy: by.sub, settledByName: by.name, paidOutWith: paidWith } as const;
      await updateRefund(tx, refund.id, settled);
      await note(tx, said, { kind: 'paid_out', paidWith });
      await settle.isBack(tx, booking, { ...refund, ...settled });
      return settled.state;
    },
    async notPaidOut(tx, said) {
      const { refund, booking } = said;
      if (refund.paidOutWith === null) throw new Error(`nobody paid the refund ${refund.id} out by hand`);
      const state = byHandBefore(refund);
      await updateRefund(tx, refund.id, { state, settledAt: null, settledBy: null, settledByName: null, paidOutWith: null });
      await note(tx, said, { kind: 'undone', paidWith: refund.paidOutWith });
      if (refund.cause !== 'payment_rejected' || refund.paymentId === booking.paymentId)
        await keeping.moneyIsBack(tx, booking, { isBack: false, now: now() });
      return state;
    },
  };
}
