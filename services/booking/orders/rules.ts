import type { BookingState } from '@event-planner/contracts/booking';
import type { PaidWith, PaymentState } from '@event-planner/contracts/orders';
import type { DisputeRow } from '../order-disputes.ts';

interface Standing {
  readonly state: BookingState;
  readonly payBy: Date;
  readonly totalMinor: number;
  readonly refundedMinor: number;
  /** Of it, what has not gone back yet. */
  readonly refundingMinor: number;
  /** Of it, what nobody had paid. */
  readonly offInvoiceMinor: number;
  readonly confirmedAt: Date | null;
  readonly paidWith: PaidWith | null;
}

/** What was not paid in time has expired, whether or not the job has come by. */
export const stateOf = ({ state, payBy }: Pick<Standing, 'state' | 'payBy'>, now: Date): BookingState =>
  state === 'pending' && payBy <= now ? 'expired' : state;

/** What a bank has of it, or took of it. */
type Disputed = Pick<DisputeRow, 'state' | 'amountMinor'>;

/** How an order stands with its money. What a bank took is gone, whatever went back beside it. */
export function paymentStateOf(order: Standing, now: Date, dispute?: Disputed): PaymentState {
  const state = stateOf(order, now);
  if (dispute?.state === 'open') return 'disputed';
  if (dispute?.state === 'lost') return dispute.amountMinor < order.totalMinor ? 'partly_charged_back' : 'charged_back';
  if (order.refundingMinor > 0 || (state === 'refunding' && order.totalMinor > 0)) return 'refunding';
  if (state === 'refunded' || state === 'refunding') return order.totalMinor === 0 ? 'free' : 'refunded';
  if (state === 'pending') return 'open';
  if (order.confirmedAt === null) return 'never_paid';
  if (order.totalMinor === 0) return 'free';
  const backMinor = order.refundedMinor - order.offInvoiceMinor;
  if (order.refundedMinor >= order.totalMinor) return backMinor > 0 ? 'refunded' : 'off_invoice';
  if (backMinor > 0) return 'partly_refunded';
  return order.paidWith === 'invoice' ? 'by_invoice' : 'settled';
}

/** Mails that may be sent again in a day: whoever asks for more has a mistyped address, not a lost mail. */
export const mostResent = 5;
