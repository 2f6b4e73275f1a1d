import type { BookingState, TicketState } from '@event-planner/contracts/booking';
import type { Guard, Lifecycle } from '../lifecycle.ts';

/** What a payment that succeeded is about. */
export interface PaymentFacts {
  /** By which the booking was paid before. */
  readonly paidBy: string | null;
  /** The amount and the currency are those of the booking. */
  readonly isExact: boolean;
  readonly eventIsCancelled: boolean;
}
export interface TimeFacts {
  readonly payBy: Date;
  readonly now: Date;
}
export interface TicketFacts {
  readonly tickets: readonly TicketState[];
}
export interface MoneyFacts {
  /** All that was paid for it has gone back. */
  readonly isBack: boolean;
}

/** What each occurrence is judged by. `pay` and `reject` are a payment's success, in time or late, for places that are there and otherwise. */
export interface FactsOf {
  readonly pay: PaymentFacts;
  readonly reject: PaymentFacts;
  readonly expire: TimeFacts;
  readonly cancel: TimeFacts;
  readonly end: TicketFacts;
  readonly move: TicketFacts;
  readonly refund: MoneyFacts;
  readonly unrefund: MoneyFacts;
}
export type Occurrence = keyof FactsOf;

type Facts = PaymentFacts & TimeFacts & TicketFacts & MoneyFacts;
const noneIsValid = ({ tickets }: TicketFacts): boolean => !tickets.includes('valid');
const allAreCancelled = ({ tickets }: TicketFacts): boolean => tickets.every(ticket => ticket === 'cancelled');

export const guards = {
  paidInFull: {
    says: 'it was not paid before, what was paid is what it costs, and its event takes place',
    holds: ({ paidBy, isExact, eventIsCancelled }) => paidBy === null && isExact && !eventIsCancelled,
  },
  unpaid: { says: 'it was not paid before', holds: ({ paidBy }) => paidBy === null },
  timeIsLeft: { says: 'the time to pay is not over', holds: ({ payBy, now }) => now < payBy },
  timeIsOver: { says: 'the time to pay is over', holds: ({ payBy, now }) => payBy <= now },
  allCancelled: { says: 'each of its tickets was given back', holds: facts => noneIsValid(facts) && allAreCancelled(facts) },
  wentElsewhere: {
    says: 'none of its tickets is valid, and some of them are others now',
    holds: facts => noneIsValid(facts) && !allAreCancelled(facts),
  },
  moneyIsBack: { says: 'all that was paid for it has gone back', holds: ({ isBack }) => isBack },
  moneyIsMissing: { says: 'a refund of it failed after all', holds: ({ isBack }) => !isBack },
} satisfies Readonly<Record<string, Guard<Facts>>>;

export const lifecycle: Lifecycle<BookingState, Occurrence, keyof typeof guards> = {
  pending: {
    pay: { guard: 'paidInFull', next: 'confirmed' },
    reject: { guard: 'unpaid', next: 'refunding' },
    expire: { guard: 'timeIsOver', next: 'expired' },
    cancel: { guard: 'timeIsLeft', next: 'cancelled' },
  },
  expired: { pay: { guard: 'paidInFull', next: 'confirmed' }, reject: { guard: 'unpaid', next: 'refunding' } },
  confirmed: { end: { guard: 'allCancelled', next: 'cancelled' }, move: { guard: 'wentElsewhere', next: 'transferred' } },
  cancelled: { reject: { guard: 'unpaid', next: 'refunding' }, refund: { guard: 'moneyIsBack', next: 'refunded' } },
  transferred: {},
  refunding: { refund: { guard: 'moneyIsBack', next: 'refunded' } },
  refunded: { unrefund: { guard: 'moneyIsMissing', next: 'refunding' } },
};

/** What becomes of it; undefined when nothing does. */
export function next<Of extends Occurrence>(state: BookingState, occurrence: Of, facts: FactsOf[Of]): BookingState | undefined {
  const step = lifecycle[state][occurrence];
  // Each guard looks only at what the occurrences that name it are judged by: a test holds every row to it.
  return step && (guards[step.guard].holds as (of: FactsOf[Of]) => boolean)(facts) ? step.next : undefined;
}
