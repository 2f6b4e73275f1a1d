import type { BookingState, TicketState } from '@event-planner/contracts/booking';
import type { PaidWith } from '@event-planner/contracts/orders';
import { next } from './lifecycle.ts';

export interface Payable {
  readonly state: BookingState;
  readonly paymentId: string | null;
  readonly totalMinor: number;
  readonly currency: string;
}
export interface Paid {
  readonly paymentId: string;
  /** Where no provider took the money. */
  readonly paidWith?: PaidWith | undefined;
  readonly amountMinor: number;
  readonly currency: string;
}

/**
 * What a payment's success means: `confirm` if the places can be had, `reject` sends the money back and ends the booking, `send-back` sends back a second
 * payment and leaves the booking as it is, `nothing` when it was handled before.
 */
export function decidePayment(booking: Payable, paid: Paid, eventIsCancelled: boolean): 'confirm' | 'reject' | 'send-back' | 'nothing' {
  if (booking.paymentId === paid.paymentId) return 'nothing';
  const isExact = paid.amountMinor === booking.totalMinor && paid.currency === booking.currency;
  // What was paid once stays that, though it is cancelled now: other money than it stands on goes back by itself.
  const facts = { paidBy: booking.paymentId, isExact, eventIsCancelled };
  if (next(booking.state, 'pay', facts) !== undefined) return 'confirm';
  return next(booking.state, 'reject', facts) === undefined ? 'send-back' : 'reject';
}

/** A booking whose tickets are in these states: it has ended with the last valid one. */
export const afterEnding = (state: BookingState, tickets: readonly TicketState[]): BookingState =>
  next(state, 'end', { tickets }) ?? next(state, 'move', { tickets }) ?? state;

/** In as few rounds as it takes for no round to have a key twice; those of a key stay in their order. */
export function inRounds<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] {
  const rounds: Item[][] = [];
  const seen = new Map<string, number>();
  for (const item of items) {
    const round = seen.get(keyOf(item)) ?? 0;
    seen.set(keyOf(item), round + 1);
    (rounds[round] ??= []).push(item);
  }
  return rounds;
}
