import type { PaymentState } from '@event-planner/contracts/payment';
import type { RefundFact } from '../provider/provider.ts';
import type { PaymentRow, RefundRow, RefundState } from '../tables.ts';

/** What may follow what, by what the provider tells us unasked. Such news comes in any order: a contradiction is asked about, not believed. */
const next: Readonly<Record<RefundState, readonly RefundFact['state'][]>> = {
  recorded: ['pending', 'succeeded', 'failed'],
  pending: ['succeeded', 'failed'],
  succeeded: [],
  failed: [],
  by_hand: [],
};

type Known = Pick<RefundRow, 'state' | 'providerId' | 'earlierIds'>;

/**
 * What the provider's word makes of a refund. `ask`: it contradicts what we know, such as a bank's return of what was sent back, or the older of two pieces of news
 * that overtook each other. What it answers when asked is the truth.
 */
export function decideFact(refund: Known, fact: RefundFact, wasAsked: boolean): 'apply' | 'ignore' | 'ask' {
  if (fact.state === refund.state || isOfEarlierAttempt(refund, fact)) return 'ignore';
  if (next[refund.state].includes(fact.state)) return 'apply';
  if (fact.state === 'pending') return 'ignore';
  return wasAsked || refund.providerId === null ? 'apply' : 'ask';
}

const isOfEarlierAttempt = ({ providerId, earlierIds }: Known, fact: RefundFact): boolean =>
  fact.providerId !== null && (earlierIds.includes(fact.providerId) || (providerId !== null && providerId !== fact.providerId));

export interface Wanted {
  /** Undefined: all that has not been promised yet. */
  readonly amountMinor: number | undefined;
  readonly currency: string | undefined;
}

/** Only money that has arrived can go back, and no more of it than has. Answers how much goes back: 0 when all of it does already. */
export function decideRefund(
  payment: Pick<PaymentRow, 'state' | 'amountMinor' | 'promisedMinor' | 'currency'>,
  wanted: Wanted,
): number | 'impossible' {
  const paid: readonly PaymentState[] = ['succeeded', 'refunding', 'refunded'];
  const left = payment.amountMinor - payment.promisedMinor;
  if (!paid.includes(payment.state) || (wanted.currency ?? payment.currency) !== payment.currency) return 'impossible';
  if (wanted.amountMinor === undefined) return left;
  return wanted.amountMinor <= left ? wanted.amountMinor : 'impossible';
}

/**
 * Of what goes back, what becomes credit: all of it where it is to, otherwise what the provider cannot give back because credit had paid it. The provider's money goes
 * first: a buyer rather has money than credit, and what is back on their card no bank takes once more.
 */
export function creditOf(payment: Paid, amountMinor: number): number {
  return Math.max(0, amountMinor - leftAtProvider(payment));
}

type Paid = Pick<PaymentRow, 'amountMinor' | 'creditMinor' | 'promisedMinor' | 'creditedMinor'>;

/** Of what was paid otherwise than with credit, what is not to go back yet; and of all that was paid, if that is less. */
export const leftAtProvider = ({ amountMinor, creditMinor, promisedMinor, creditedMinor }: Paid): number =>
  Math.min(amountMinor - promisedMinor, amountMinor - creditMinor - (promisedMinor - creditedMinor));

/** What a payment is called by what of it goes back. */
export function stateOf({
  amountMinor,
  promisedMinor,
  refundedMinor,
}: Pick<PaymentRow, 'amountMinor' | 'promisedMinor' | 'refundedMinor'>): PaymentState {
  if (refundedMinor === amountMinor) return 'refunded';
  return promisedMinor === amountMinor ? 'refunding' : 'succeeded';
}

/** One minute, then twice as long each time, up to an hour. */
export const nextSend = (attempts: number, now: Date): Date => new Date(now.getTime() + Math.min(2 ** Math.min(attempts, 10), 60) * 60_000);
