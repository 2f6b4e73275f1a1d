import type { BookingPayable } from '@event-planner/contracts/booking';
import { creditFor } from '@event-planner/contracts/credit';
import type { Payment, PaymentsRequest, PaymentState } from '@event-planner/contracts/payment';
import { refuse } from '../errors.ts';
import type { Intent, PaymentFact } from '../provider/provider.ts';
import type { EventOutcome, PaymentRow } from '../tables.ts';

/**
 * What may follow what, by the provider's word. Money that has arrived is believed in every state but those that know of it already;
 * nothing that comes late can undo it.
 */
const nextByFact: Readonly<Record<PaymentState, readonly PaymentFact['state'][]>> = {
  created: ['processing', 'succeeded', 'failed', 'cancelled'],
  processing: ['succeeded', 'failed', 'cancelled'],
  failed: ['processing', 'succeeded', 'failed', 'cancelled'],
  cancelled: ['succeeded'],
  succeeded: [],
  refunding: [],
  refunded: [],
};

export type Decision =
  | { readonly kind: 'apply'; readonly state: PaymentFact['state'] }
  | { readonly kind: 'ignore' }
  | { readonly kind: 'mismatch' };

type Known = Pick<PaymentRow, 'state' | 'amountMinor' | 'creditMinor' | 'currency' | 'providerSaidAt'>;

/** What credit does not pay. Of what was given up no credit is reserved any more, so that only the whole amount pays it. */
const owedTo = ({ state, amountMinor, creditMinor }: Known): number => amountMinor - (state === 'cancelled' ? 0 : creditMinor);

export function decidePayment(payment: Known, fact: PaymentFact): Decision {
  if (!nextByFact[payment.state].includes(fact.state)) return { kind: 'ignore' };
  if (fact.state === 'succeeded') {
    const exact = fact.amountMinor === owedTo(payment) && fact.currency === payment.currency;
    return exact ? { kind: 'apply', state: 'succeeded' } : { kind: 'mismatch' };
  }
  // Old news: the provider has said something newer since.
  if (payment.providerSaidAt !== null && fact.at < payment.providerSaidAt) return { kind: 'ignore' };
  return { kind: 'apply', state: fact.state };
}

export interface Verdict {
  readonly outcome: EventOutcome;
  /** The payment as it is from now on; the same object if nothing about it changes. */
  readonly payment: PaymentRow;
}

/** What the provider's word about a payment makes of it. */
export function decideIntent(before: PaymentRow, { providerId, clientSecret, fact }: Intent, now: Date): Verdict {
  // Of an intent that was given up nothing is news, but money: that is some other than was asked for. So is money for what was paid by another way.
  if (before.earlierIds.includes(providerId) || (before.method !== 'provider' && isPaid(before)))
    return { outcome: fact?.state === 'succeeded' ? 'mismatch' : 'ignored', payment: before };
  const payment =
    before.providerId === null && before.method === 'provider' ? { ...before, providerId, clientSecret, updatedAt: now } : before;
  if (!fact) return { outcome: 'ignored', payment };
  const { kind } = payment.providerId === providerId ? decidePayment(payment, fact) : { kind: 'mismatch' as const };
  if (kind !== 'apply') return { outcome: kind === 'ignore' ? 'ignored' : 'mismatch', payment };
  const isFinal = fact.state === 'succeeded' || fact.state === 'cancelled';
  const payBy = payByAfter(before, fact, now);
  const { state, code: failureCode, at: providerSaidAt } = fact;
  // After a final fact nobody is asked any more.
  return {
    outcome: 'applied',
    payment: { ...payment, state, failureCode, payBy, providerSaidAt, askAt: isFinal ? null : payment.askAt, updatedAt: now },
  };
}

const mostProcessingMs = 14 * 24 * 60 * 60_000;
const secondChanceMs = 60 * 60_000;

/** What takes days is not given up before; whoever it fails for has as long as booking keeps the places. */
function payByAfter({ state, payBy }: Pick<PaymentRow, 'state' | 'payBy'>, fact: PaymentFact, now: Date): Date {
  if (fact.state === 'processing') return new Date(Math.max(payBy.getTime(), now.getTime() + mostProcessingMs));
  return state === 'processing' && fact.state === 'failed' ? new Date(Math.min(payBy.getTime(), now.getTime() + secondChanceMs)) : payBy;
}

/** A payment that the provider takes, and nobody else knows of. */
export const ofProvider = {
  method: 'provider',
  creditMinor: 0,
  creditedMinor: 0,
  earlierIds: [],
  organizerId: null,
  eventId: null,
  eventTitle: null,
  buyerName: null,
  reference: null,
  account: null,
  dueAt: null,
  remindedAt: null,
  heldUntil: null,
  undone: 0,
  writtenOffMinor: 0,
  later: 0,
} as const satisfies Partial<PaymentRow>;

const paid: readonly PaymentState[] = ['succeeded', 'refunding', 'refunded'];
const over: readonly PaymentState[] = [...paid, 'cancelled'];

export const isPaid = ({ state }: Pick<PaymentRow, 'state'>): boolean => paid.includes(state);
export const isOver = ({ state }: Pick<PaymentRow, 'state'>): boolean => over.includes(state);

/** Somebody else's booking is answered as if it did not exist. */
export function ensurePayable(booking: BookingPayable, { userId, now }: { readonly userId: string; readonly now: Date }): void {
  if (booking.userId !== userId) throw refuseUnknown(booking.bookingId);
  if (booking.state === 'expired' || (booking.state === 'pending' && new Date(booking.payBy) <= now))
    throw refuse('payment_time_over', 'the time to pay this booking has run out; its places are free again');
  if (booking.state !== 'pending') throw refuse('booking_not_payable', `the booking is ${booking.state}`, { state: booking.state });
  if (booking.totalMinor === 0) throw refuse('booking_not_payable', 'the booking costs nothing', { state: booking.state });
}

const refuseUnknown = (bookingId: string) => refuse('booking_not_found', `there is no booking ${bookingId} of yours`);

const askEverySeconds = 60;
const askAtMostEverySeconds = 600;

/** When the provider is asked about an open payment next: after a minute at first, then less and less often. */
export const nextAsk = (payment: Pick<PaymentRow, 'createdAt'>, now: Date): Date => {
  const age = (now.getTime() - payment.createdAt.getTime()) / 1000;
  return new Date(now.getTime() + Math.min(Math.max(age, askEverySeconds), askAtMostEverySeconds) * 1000);
};

/** Places are kept so long for who cannot pay because the provider is away: longer would be at the cost of all others. */
const heldSeconds = 30 * 60;
export const heldUntil = (now: Date): Date => new Date(now.getTime() + heldSeconds * 1000);

/** Then there is as much time to pay as there always is. */
const payableSeconds = 15 * 60;
export const payableUntil = (now: Date): Date => new Date(now.getTime() + payableSeconds * 1000);

/** Of a payment, how much is to be paid with its buyer's credit. */
export interface WithCredit {
  readonly payment: PaymentRow;
  readonly creditMinor: number;
}

type OfCredit = Pick<PaymentRow, 'organizerId' | 'currency'>;
const nameOf = ({ organizerId, currency }: OfCredit): string => `${organizerId} ${currency}`;

/** Each gets of its organizer's credit what it costs, in this order, as far as that goes. What was paid, or is in the bank's hands, has what it has. */
export function shareCredit(payments: readonly PaymentRow[], credits: PaymentsRequest['credits']): readonly WithCredit[] {
  const left = new Map(credits.map(credit => [nameOf(credit), credit.creditMinor]));
  const take = (payment: PaymentRow, minor: number): number => {
    left.set(nameOf(payment), (left.get(nameOf(payment)) ?? 0) - minor);
    return minor;
  };
  const isFixed = (payment: PaymentRow): boolean => isPaid(payment) || payment.state === 'processing';
  for (const payment of payments) if (isFixed(payment)) take(payment, payment.creditMinor);
  return payments.map(payment => {
    if (isFixed(payment) || isOver(payment)) return { payment, creditMinor: payment.creditMinor };
    return { payment, creditMinor: take(payment, creditFor(payment, left.get(nameOf(payment)) ?? 0)) };
  });
}

/** In which order they are written: those of one credit together, so that two who spend the same ones do not deadlock; what becomes free before what takes it. */
export const inOrderOfCredits = (all: readonly WithCredit[]): readonly WithCredit[] =>
  all.toSorted(
    (one, other) =>
      nameOf(one.payment).localeCompare(nameOf(other.payment)) ||
      one.creditMinor - one.payment.creditMinor - (other.creditMinor - other.payment.creditMinor),
  );

/** What the card form needs is not known yet: the answer was lost, or never came. */
export const isUnopened = (payment: Pick<PaymentRow, 'state' | 'clientSecret' | 'method'>): boolean =>
  !isOver(payment) && payment.clientSecret === null && payment.method === 'provider';

/** A card that was being charged at the last moment gets this long to come through. */
const graceSeconds = 120;

export const isAbandoned = ({ payBy }: Pick<PaymentRow, 'payBy'>, now: Date): boolean =>
  now.getTime() > payBy.getTime() + graceSeconds * 1000;

export const present = (row: PaymentRow): Payment => ({
  id: row.id,
  bookingId: row.bookingId,
  state: row.state,
  amountMinor: row.amountMinor,
  creditMinor: row.creditMinor,
  organizerId: row.organizerId,
  refundedMinor: row.refundedMinor,
  currency: row.currency,
  createdAt: row.createdAt.toISOString(),
  clientSecret: isOver(row) ? null : row.clientSecret,
  failureCode: row.failureCode,
  ...(row.heldUntil && !isOver(row) && { heldUntil: row.heldUntil.toISOString() }),
});
