import type { BookingState, TicketState } from '@event-planner/contracts/booking';
import type { PaidWith } from '@event-planner/contracts/orders';

export type Occurrence = 'pay' | 'reject' | 'expire' | 'cancel' | 'end' | 'move' | 'refund' | 'unrefund';

/** What may become of a booking. `pay` and `reject` are a payment's success with and without places left; either may come late. */
export const lifecycle: Readonly<Record<BookingState, Partial<Record<Occurrence, BookingState>>>> = {
  pending: { pay: 'confirmed', reject: 'refunding', expire: 'expired', cancel: 'cancelled' },
  expired: { pay: 'confirmed', reject: 'refunding' },
  confirmed: { end: 'cancelled', move: 'transferred' },
  cancelled: { reject: 'refunding', refund: 'refunded' },
  transferred: {},
  refunding: { refund: 'refunded' },
  refunded: { unrefund: 'refunding' },
};

export const next = (state: BookingState, occurrence: Occurrence): BookingState | undefined => lifecycle[state][occurrence];

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
  // What was paid once stays that, though it is cancelled now: other money than it stands on goes back by itself.
  if (next(booking.state, 'reject') === undefined || (booking.state === 'cancelled' && booking.paymentId !== null)) return 'send-back';
  const isExact = paid.amountMinor === booking.totalMinor && paid.currency === booking.currency;
  return isExact && !eventIsCancelled && next(booking.state, 'pay') !== undefined ? 'confirm' : 'reject';
}

/** A booking whose tickets are in these states: it has ended with the last valid one. */
export function afterEnding(state: BookingState, tickets: readonly TicketState[]): BookingState {
  if (tickets.includes('valid')) return state;
  return next(state, tickets.every(of => of === 'cancelled') ? 'end' : 'move') ?? state;
}

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
