import type { AccessClaims } from '@event-planner/contracts/auth';
import { bookingRefundPaidOut } from '@event-planner/contracts/messages';
import type { PaidOut } from '@event-planner/contracts/refund';
import type { Transaction } from '@event-planner/platform/database';
import type { BookingKeeping, BookingRow } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
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
  paidOut(tx: Tx, said: Said, how: PaidOut): Promise<RefundRow['state']>;
  /** That was a mistake: it is to be paid out still, or failed still. */
  notPaidOut(tx: Tx, said: Said): Promise<RefundRow['state']>;
}

/** What is in a file for the bank is sent by that file alone: to pay it out beside would be to pay it twice. Of refunds whose bookings are locked. */
export function ensureAsFiled(refunds: readonly Pick<RefundRow, 'id' | 'filedIn'>[], fileId: string | undefined): void {
  const other = refunds.filter(({ filedIn }) => filedIn !== (fileId ?? null));
  if (other.length === 0) return;
  const about = { refunds: other.map(({ id }) => id), fileIds: [...new Set(other.flatMap(({ filedIn }) => filedIn ?? []))] };
  const many = `${other.length} of ${refunds.length}`;
  if (fileId !== undefined) throw refuse('refund_left_file', `${many} are not in the file ${fileId}, or not any more`, about);
  throw refuse(
    'refund_filed',
    `${many} are in a file for the bank, which sends them: take them out of it first if the bank has not`,
    about,
  );
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
    async paidOut(tx, said, { paidWith, fileId: sentIn = null }) {
      const { refund, booking, by } = said;
      const settled = {
        state: 'done',
        settledAt: now(),
        settledBy: by.sub,
        settledByName: by.name,
        paidOutWith: paidWith,
        sentIn,
      } as const;
      await updateRefund(tx, refund.id, settled);
      await note(tx, said, { kind: 'paid_out', paidWith });
      await settle.isBack(tx, booking, { ...refund, ...settled });
      return settled.state;
    },
    async notPaidOut(tx, said) {
      const { refund, booking } = said;
      if (refund.paidOutWith === null) throw new Error(`nobody paid the refund ${refund.id} out by hand`);
      const state = byHandBefore(refund);
      await updateRefund(tx, refund.id, { state, settledAt: null, settledBy: null, settledByName: null, paidOutWith: null, sentIn: null });
      await note(tx, said, { kind: 'undone', paidWith: refund.paidOutWith });
      if (refund.cause !== 'payment_rejected' || refund.paymentId === booking.paymentId)
        await keeping.moneyIsBack(tx, booking, { isBack: false, now: now() });
      return state;
    },
  };
}
