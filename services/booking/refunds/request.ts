import { bookingRefundRecorded, bookingRefundRequested } from '@event-planner/contracts/messages';
import type { Transaction } from '@event-planner/platform/database';
import { plus } from '@event-planner/contracts/taking-apart';
import { newId } from '@event-planner/platform/ids';
import type { BookingRow } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { RefundRow, RefundWanted, RejectPayment, RequestRefund } from '../refund-orders.ts';
import type { Tables } from '../tables.ts';
import { byProvider, canBeCredit, stateOfNew } from './rules.ts';
import { findOrganizer, getByKey, insertRefund, listPositions, type NewRefund, promise } from './store.ts';
import { goneBackOf, partsOfRefund } from './taken-back.ts';

type Publish = Pick<BookingContext, 'publish'>;

/** Whose credit it becomes, at whom. */
interface Credited {
  readonly organizerId: string;
  readonly userId: string;
}

/** Asks payment to give it back, as its next attempt where there was one before. */
export const announceRefund = (
  tx: Transaction<Tables>,
  { publish }: Publish,
  { credit, ...refund }: RefundRow & { readonly paymentId: string; readonly credit?: Credited | undefined },
): Promise<void> =>
  publish(tx, bookingRefundRequested, {
    refundId: refund.id,
    attempt: refund.attempt,
    bookingId: refund.bookingId,
    paymentId: refund.paymentId,
    amountMinor: refund.amountMinor,
    currency: refund.currency,
    cause: refund.cause,
    ...(credit && { credit }),
  });

/** Tells the books of it. `booking` is as it was before. */
async function announceRecorded(
  tx: Transaction<Tables>,
  { publish }: Publish,
  { booking, refund }: { readonly booking: BookingRow; readonly refund: RefundRow },
): Promise<void> {
  const organizerId = await findOrganizer(tx, refund.eventId);
  await publish(tx, bookingRefundRecorded, {
    refundId: refund.id,
    bookingId: booking.id,
    eventId: booking.eventId,
    ...(organizerId !== null && { organizerId }),
    reference: booking.reference,
    cause: refund.cause,
    state: refund.state,
    ...(refund.paymentId !== null && { paymentId: refund.paymentId }),
    tickets: refund.tickets,
    amountMinor: refund.amountMinor,
    beforeMinor: booking.refundedMinor,
    totalMinor: booking.totalMinor,
    currency: refund.currency,
    ...(booking.price && { price: booking.price }),
    ...(refund.parts && { parts: refund.parts }),
    reason: refund.reason,
    recordedAt: refund.createdAt.toISOString(),
  });
}

/**
 * Writes a refund of a locked booking's own payment, counts it, and tells the books which net and taxes go back by it. Undefined, with nothing changed, when the booking
 * has one with its key.
 */
export async function recordRefund(
  tx: Transaction<Tables>,
  context: Publish,
  { booking, refund: wanted }: { readonly booking: BookingRow; readonly refund: Omit<NewRefund, 'parts'> },
): Promise<RefundRow | undefined> {
  const { amountMinor } = wanted;
  const isAll = amountMinor === booking.totalMinor - booking.refundedMinor;
  const positions = isAll ? [] : await listPositions(tx, booking.id, wanted.tickets);
  const parts = amountMinor > 0 ? partsOfRefund(booking, amountMinor, positions) : undefined;
  const refund = await insertRefund(tx, { ...wanted, parts: parts ?? null });
  if (!refund) return undefined;
  await promise(tx, booking.id, { amountMinor, parts: parts && plus(goneBackOf(booking), parts) });
  if (amountMinor > 0) await announceRecorded(tx, context, { booking, refund });
  return refund;
}

export function createRequestRefund(context: BookingContext): RequestRefund {
  const rowOf = ({ booking, amountMinor, cause, key, tickets, by, reason = null, isBack, asCredit = false }: RefundWanted) => {
    const createdAt = context.now();
    // Of money that no provider took, nobody is asked to give it back.
    const paymentId = byProvider(booking) || asCredit ? booking.paymentId : null;
    const state = isBack ? 'done' : stateOfNew(paymentId, amountMinor);
    return {
      id: newId(createdAt.getTime()),
      bookingId: booking.id,
      eventId: booking.eventId,
      paymentId,
      cause,
      key,
      amountMinor,
      currency: booking.currency,
      tickets: [...tickets],
      asCredit,
      state,
      reason,
      byUser: by?.id ?? null,
      byName: by?.name ?? null,
      createdAt,
      settledAt: state === 'done' ? createdAt : null,
    };
  };
  return async (tx, wanted) => {
    const { booking, amountMinor, key } = wanted;
    const organizerId = wanted.asCredit && canBeCredit(booking) ? await findOrganizer(tx, booking.eventId) : null;
    const asCredit = organizerId !== null && amountMinor > 0;
    // Of this booking's own payment: what it carries of another's goes back as a refund of that one.
    const leftMinor = booking.confirmedAt === null ? 0 : booking.totalMinor - booking.refundedMinor;
    if (amountMinor > leftMinor)
      throw refuse('refund_exceeds_payment', `of what was paid, ${leftMinor} is left: ${amountMinor} cannot go back`, { leftMinor });
    const refund = await recordRefund(tx, context, { booking, refund: rowOf({ ...wanted, asCredit }) });
    if (!refund) return getByKey(tx, booking.id, key);
    const { paymentId, state } = refund;
    if (state === 'requested' && paymentId !== null) {
      const credit = refund.asCredit && organizerId !== null ? { organizerId, userId: booking.userId } : undefined;
      await announceRefund(tx, context, { ...refund, paymentId, credit });
    }
    return refund;
  };
}

/** Such money is none of what the booking cost, and does not count as that. */
export const createRejectPayment =
  ({ now }: Pick<BookingContext, 'now'>): RejectPayment =>
  async (tx, { booking, paymentId, amountMinor, currency, paidWith }) => {
    const key = `payment ${paymentId}`;
    const createdAt = now();
    const refund = await insertRefund(tx, {
      id: newId(createdAt.getTime()),
      bookingId: booking.id,
      eventId: booking.eventId,
      paymentId,
      cause: 'payment_rejected',
      key,
      amountMinor,
      currency,
      tickets: [],
      parts: null,
      state: paidWith ? 'by_hand' : 'requested',
      reason: null,
      byUser: null,
      byName: null,
      createdAt,
      settledAt: null,
    });
    return (refund ?? (await getByKey(tx, booking.id, key))).id;
  };
