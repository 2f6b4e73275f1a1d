import type { RefundForm, RefundState } from '@event-planner/contracts/refund';
import type { BookingRow } from '../booking-keeping.ts';
import type { RefundRow } from '../refund-orders.ts';
import { leftOf as leftOfMoney, shownFeesOf } from '../worth.ts';
import { feesByTicket, type PaidParts, sum } from './amounts.ts';

/** Of what was paid, what has neither gone back nor is to. Nothing was paid for what was never confirmed. */
export const leftOf = (booking: BookingRow): number => (booking.confirmedAt === null ? 0 : leftOfMoney(booking));

/** What an order whose event is cancelled gets back: not what the organizer rightly kept of tickets that ended before, unless the team wants that too. */
export function backOfCancelled(
  booking: BookingRow,
  { withFees, withKept }: { readonly withFees: boolean; readonly withKept: boolean },
): number {
  const feesLeft = Math.max(0, shownFeesOf(booking) - booking.endedFeesMinor);
  return Math.max(0, leftOf(booking) - (withKept ? 0 : booking.keptMinor) - (withFees ? 0 : feesLeft));
}

/** Whether a provider took the money, so that it can give it back. */
export const byProvider = ({ paymentId, paidWith }: Pick<BookingRow, 'paymentId' | 'paidWith'>): boolean =>
  paymentId !== null && paidWith === null;

/**
 * Whether what goes back of a booking may become credit: it was paid by its buyer, and payment knows by what. What came of somebody else was paid by them, an invoice
 * may be unpaid, and whoever paid at a desk may have no account to keep it.
 */
export const canBeCredit = ({ paymentId, paidWith, origin }: Pick<BookingRow, 'paymentId' | 'paidWith' | 'origin'>): boolean =>
  paymentId !== null && paidWith !== 'invoice' && origin !== 'transfer';

/** What the provider was paid goes back by it; nothing at all has gone back already; the rest is paid out by hand. */
export function stateOfNew(paymentId: string | null, amountMinor: number): RefundState {
  if (amountMinor === 0) return 'done';
  return paymentId === null ? 'by_hand' : 'requested';
}

/** What may follow what: `done` and `failed` are the provider's answers, `retry` asks it again, `paid_out` is somebody's word that it was paid out by hand. */
const next: Readonly<Record<RefundState, Partial<Record<'done' | 'failed' | 'retry' | 'paid_out', RefundState>>>> = {
  requested: { done: 'done', failed: 'failed' },
  failed: { done: 'done', retry: 'requested', paid_out: 'done' },
  by_hand: { paid_out: 'done' },
  // A bank may return what was sent.
  done: { failed: 'failed' },
};

/** What is left to be paid out by hand once so much of it is off an invoice. Undefined where somebody saw to it already. */
export const afterInvoiceCut = (
  { state, amountMinor }: Pick<RefundRow, 'state' | 'amountMinor'>,
  cutMinor: number,
): RefundState | undefined => (state !== 'by_hand' ? undefined : cutMinor < amountMinor ? 'by_hand' : 'done');

type Known = Pick<RefundRow, 'state' | 'attempt' | 'settledBy'>;

/** Undefined when nothing follows: it was heard before, is about an attempt before this one, or contradicts what somebody saw to. */
export function decideAnswer(
  refund: Known,
  answer: { readonly kind: 'done' | 'failed'; readonly attempt: number },
): RefundState | undefined {
  return answer.attempt === refund.attempt && refund.settledBy === null ? next[refund.state][answer.kind] : undefined;
}

/** Only the provider can be asked again. */
export const decideByHand = (
  { state, paymentId }: Pick<RefundRow, 'state' | 'paymentId'>,
  act: 'retry' | 'paid_out',
): RefundState | undefined => (act === 'retry' && paymentId === null ? undefined : next[state][act]);

/** Whether it may be sent by this file for the bank: it is already, or it is still to be paid out. In no other file it is, for whoever makes them has seen to that. */
export const canBeFiled = (refund: Pick<RefundRow, 'state' | 'paymentId' | 'filedIn'>, fileId: string): boolean =>
  refund.filedIn === fileId || decideByHand(refund, 'paid_out') !== undefined;

/** Whether somebody's word that they paid it out can be taken back. */
export const canBeUndone = ({ state, paidOutWith }: Pick<RefundRow, 'state' | 'paidOutWith'>): boolean =>
  state === 'done' && paidOutWith !== null;

/** What a refund was before somebody said that they paid it out. */
export const byHandBefore = ({ failureCode }: Pick<RefundRow, 'failureCode'>): RefundState => (failureCode === null ? 'by_hand' : 'failed');

/** What the team's wish comes to, never more than is left but where an amount is named. Tickets by their number in the order. */
export function amountOf(
  { what, withFees }: Pick<RefundForm, 'what' | 'withFees'>,
  { parts, leftMinor, chosen }: { readonly parts: PaidParts; readonly leftMinor: number; readonly chosen: readonly number[] },
): number {
  if (what.of === 'amount') return what.amountMinor;
  if (what.of === 'order') return Math.max(0, leftMinor - (withFees ? 0 : parts.feesMinor));
  const fees = feesByTicket(parts);
  return Math.min(leftMinor, sum(chosen.map(at => (parts.tickets[at] ?? 0) + (withFees ? (fees[at] ?? 0) : 0))));
}
