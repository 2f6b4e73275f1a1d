import type { Confirmation } from './stripe.ts';

/** What the provider's codes mean to somebody who wants to pay. Lost and stolen cards are merely declined: whoever holds one need not learn why. */
const sentences = {
  card_declined: 'payment.declined',
  generic_decline: 'payment.declined',
  do_not_honor: 'payment.declined',
  fraudulent: 'payment.declined',
  lost_card: 'payment.declined',
  stolen_card: 'payment.declined',
  insufficient_funds: 'payment.insufficient',
  card_velocity_exceeded: 'payment.insufficient',
  expired_card: 'payment.expiredCard',
  incorrect_cvc: 'payment.wrongCode',
  invalid_cvc: 'payment.wrongCode',
  processing_error: 'payment.tryAgain',
  authentication_required: 'payment.notAuthenticated',
  payment_intent_authentication_failure: 'payment.notAuthenticated',
  payment_intent_payment_attempt_failed: 'payment.debitFailed',
  payment_cancelled: 'payment.notPaid',
  incomplete_number: 'payment.incomplete',
  incomplete_expiry: 'payment.incomplete',
  incomplete_cvc: 'payment.incomplete',
  incomplete_card: 'payment.incomplete',
  incomplete_iban: 'payment.incomplete',
  invalid_iban: 'payment.incomplete',
} as const;

export type Verdict =
  | { readonly kind: 'accepted' }
  /** The money is under way and takes days. */
  | { readonly kind: 'processing' }
  | { readonly kind: 'declined'; readonly key: (typeof sentences)[keyof typeof sentences] }
  | { readonly kind: 'declined'; readonly key: 'payment.failed'; readonly detail: string }
  | { readonly kind: 'unknown' };

const states: Readonly<Record<string, Verdict>> = { succeeded: { kind: 'accepted' }, processing: { kind: 'processing' } };

/** The more precise decline code first. What is neither an error nor an accepted state is unknown, and must not be paid again. */
export function verdictOf({ error, paymentIntent }: Confirmation): Verdict {
  if (error !== undefined) {
    const known = [error.decline_code, error.code].find((code): code is keyof typeof sentences => code !== undefined && code in sentences);
    return known === undefined
      ? { kind: 'declined', key: 'payment.failed', detail: error.message ?? '' }
      : { kind: 'declined', key: sentences[known] };
  }
  return states[paymentIntent?.status ?? ''] ?? { kind: 'unknown' };
}

/** How a payment stands that the buyer comes back to: whoever left the bank's page without an answer has not paid, and may try again. */
export function verdictOnReturn({ error, paymentIntent }: Confirmation): Verdict {
  if (error !== undefined) return { kind: 'unknown' };
  if (paymentIntent?.status === 'requires_action') return { kind: 'declined', key: 'payment.notPaid' };
  if (paymentIntent?.status !== 'requires_payment_method') return verdictOf({ paymentIntent });
  const { last_payment_error: failure } = paymentIntent;
  return failure ? verdictOf({ error: failure }) : { kind: 'declined', key: 'payment.notPaid' };
}
