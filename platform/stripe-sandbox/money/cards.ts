import { cardFault } from '../api/fault.ts';

/** Why a card is declined, as the provider says it. */
export interface Decline {
  readonly code: string;
  readonly decline_code?: string;
  readonly message: string;
}

const declined = (decline_code: string, message = 'Your card was declined.'): Decline => ({ code: 'card_declined', decline_code, message });

/** By decline code. */
export const declines: Readonly<Record<string, Decline>> = {
  generic_decline: declined('generic_decline'),
  insufficient_funds: declined('insufficient_funds', 'Your card has insufficient funds.'),
  lost_card: declined('lost_card'),
  stolen_card: declined('stolen_card'),
  expired_card: { code: 'expired_card', message: 'Your card has expired.' },
  incorrect_cvc: { code: 'incorrect_cvc', message: "Your card's security code is incorrect." },
  processing_error: { code: 'processing_error', message: 'An error occurred while processing your card. Try again in a little bit.' },
  test_mode_live_card: declined(
    'test_mode_live_card',
    'Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
  ),
};

/** The well-known test numbers (https://docs.stripe.com/testing), and how a payment with each ends: null pays. */
const outcomes: Readonly<Record<string, string | null>> = {
  '4242424242424242': null,
  '4000056655665556': null,
  '5555555555554444': null,
  '378282246310005': null,
  '4000002760000016': null,
  '4000000000005126': null,
  '4000000000000002': 'generic_decline',
  '4000000000009995': 'insufficient_funds',
  '4000000000009987': 'lost_card',
  '4000000000009979': 'stolen_card',
  '4000000000000069': 'expired_card',
  '4000000000000127': 'incorrect_cvc',
  '4000000000000119': 'processing_error',
};

/** Ready-made payment methods: each stands for a card. */
export const aliases: Readonly<Record<string, string>> = {
  pm_card_visa: '4242424242424242',
  pm_card_visa_debit: '4000056655665556',
  pm_card_mastercard: '5555555555554444',
  pm_card_amex: '378282246310005',
  pm_card_refundFail: '4000000000005126',
  pm_card_chargeDeclined: '4000000000000002',
  pm_card_visa_chargeDeclined: '4000000000000002',
  pm_card_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_visa_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_chargeDeclinedLostCard: '4000000000009987',
  pm_card_chargeDeclinedStolenCard: '4000000000009979',
  pm_card_chargeDeclinedExpiredCard: '4000000000000069',
  pm_card_chargeDeclinedIncorrectCvc: '4000000000000127',
  pm_card_chargeDeclinedProcessingError: '4000000000000119',
};

/** Whether what was paid with the card cannot be given back: a refund is pending, and a moment later it has failed. */
export const failsRefunds = (last4: string): boolean => last4 === '5126';

/** Any other number is a real card, which a test mode does not charge. */
export const outcomeOf = (number: string): string | null => (number in outcomes ? (outcomes[number] ?? null) : 'test_mode_live_card');

export const brandOf = (number: string): string => {
  if (/^3[47]/.test(number)) return 'amex';
  if (/^(5[1-5]|2[2-7])/.test(number)) return 'mastercard';
  return number.startsWith('4') ? 'visa' : 'unknown';
};

/** ISO/IEC 7812: every second digit from the right counts double. */
export function passesLuhn(number: string): boolean {
  const digits = Array.from(number, Number).toReversed();
  const total = digits.reduce((sum, digit, at) => sum + (at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0);
  return total % 10 === 0;
}

export interface CardDetails {
  readonly number: string;
  readonly expMonth: number;
  readonly expYear: number;
  readonly cvc: string | undefined;
}

/** Refuses a card that cannot exist, before anybody is asked for money. */
export function ensureCardIsPlausible({ number, expMonth, expYear, cvc }: CardDetails, now: Date): void {
  if (!/^\d{12,19}$/.test(number) || !passesLuhn(number))
    throw cardFault('Your card number is incorrect.', { code: 'incorrect_number', param: 'number' });
  if (expMonth < 1 || expMonth > 12)
    throw cardFault("Your card's expiration month is invalid.", { code: 'invalid_expiry_month', param: 'exp_month' });
  const months = expYear * 12 + expMonth;
  const thisMonth = now.getUTCFullYear() * 12 + now.getUTCMonth() + 1;
  if (months < thisMonth || months > thisMonth + 50 * 12)
    throw cardFault("Your card's expiration year is invalid.", { code: 'invalid_expiry_year', param: 'exp_year' });
  if (cvc !== undefined && !/^\d{3,4}$/.test(cvc))
    throw cardFault("Your card's security code is invalid.", { code: 'invalid_cvc', param: 'cvc' });
}
