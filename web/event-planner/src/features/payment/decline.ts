import type { Confirmation } from './stripe.ts';

/** What the provider's codes mean to somebody holding a card. */
const sentences = {
  card_declined: 'payment.declined',
  generic_decline: 'payment.declined',
  do_not_honor: 'payment.declined',
  insufficient_funds: 'payment.insufficient',
  expired_card: 'payment.expiredCard',
  incorrect_cvc: 'payment.wrongCode',
  invalid_cvc: 'payment.wrongCode',
  incomplete_number: 'payment.incomplete',
  incomplete_expiry: 'payment.incomplete',
  incomplete_cvc: 'payment.incomplete',
  incomplete_card: 'payment.incomplete',
} as const;

export type Verdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'declined'; readonly key: (typeof sentences)[keyof typeof sentences] }
  | { readonly kind: 'declined'; readonly key: 'payment.failed'; readonly detail: string }
  | { readonly kind: 'unknown' };

/** The more precise decline code first. What is neither an error nor an accepted state is unknown, and must not be paid again. */
export function verdictOf({ error, paymentIntent }: Confirmation): Verdict {
  if (error !== undefined) {
    const known = [error.decline_code, error.code].find((code): code is keyof typeof sentences => code !== undefined && code in sentences);
    return known === undefined
      ? { kind: 'declined', key: 'payment.failed', detail: error.message ?? '' }
      : { kind: 'declined', key: sentences[known] };
  }
  return paymentIntent?.status === 'succeeded' || paymentIntent?.status === 'processing' ? { kind: 'accepted' } : { kind: 'unknown' };
}
