import { cardFault } from '../api/fault.ts';
import type { Behaviour } from './behaviour.ts';

/** The well-known test numbers (https://docs.stripe.com/testing), and how each behaves. */
const behaviours: Readonly<Record<string, Behaviour>> = {
  '4242424242424242': {},
  '4000056655665556': {},
  '5555555555554444': {},
  '2223003122003222': {},
  '5200828282828210': {},
  '378282246310005': {},
  '371449635398431': {},
  '6011111111111117': {},
  '3056930009020004': {},
  '3566002020360505': {},
  '6200000000000005': {},
  '4000002760000016': {},
  '4000002500001001': {},
  '4000000000000077': {},
  '4000000000003055': {},
  '4000000000000002': { declines: 'generic_decline' },
  '4000000000009995': { declines: 'insufficient_funds' },
  '4000000000009987': { declines: 'lost_card' },
  '4000000000009979': { declines: 'stolen_card' },
  '4000000000000069': { declines: 'expired_card' },
  '4000000000000127': { declines: 'incorrect_cvc' },
  '4000000000000119': { declines: 'processing_error' },
  '4000000000006975': { declines: 'card_velocity_exceeded' },
  '4100000000000019': { declines: 'fraudulent' },
  '4000000000000341': { declines: 'generic_decline', attaches: true },
  '4000002500003155': { authentication: 'required', remembers: true },
  '4000002760003184': { authentication: 'required' },
  '4000000000003220': { authentication: 'required' },
  '4000008260003178': { authentication: 'required', declines: 'insufficient_funds', attaches: true },
  '4000008400001629': { authentication: 'required', declines: 'generic_decline' },
  '4000008400001280': { authentication: 'impossible' },
  '4000000000000259': { disputes: 'fraudulent' },
  '4000000000002685': { disputes: 'product_not_received' },
  '4000000000001976': { disputes: 'inquiry' },
  '4000000000007726': { refunds: 'succeeded' },
  '4000000000005126': { refunds: 'failed' },
};

/** Any other number is a real card, which a test mode does not charge. */
export const behaviourOf = (number: string): Behaviour => behaviours[number] ?? { declines: 'test_mode_live_card' };

/** Ready-made payment methods: each stands for a card. */
export const cardAliases: Readonly<Record<string, string>> = {
  pm_card_visa: '4242424242424242',
  pm_card_visa_debit: '4000056655665556',
  pm_card_mastercard: '5555555555554444',
  pm_card_amex: '378282246310005',
  pm_card_discover: '6011111111111117',
  pm_card_diners: '3056930009020004',
  pm_card_jcb: '3566002020360505',
  pm_card_unionpay: '6200000000000005',
  pm_card_bypassPending: '4000000000000077',
  pm_card_refundFail: '4000000000005126',
  pm_card_pendingRefund: '4000000000007726',
  pm_card_threeDSecure2Required: '4000000000003220',
  pm_card_authenticationRequired: '4000002760003184',
  pm_card_authenticationRequiredOnSetup: '4000002500003155',
  pm_card_authenticationRequiredChargeDeclinedInsufficientFunds: '4000008260003178',
  pm_card_threeDSecureOptional: '4000000000003055',
  pm_card_createDispute: '4000000000000259',
  pm_card_createDisputeProductNotReceived: '4000000000002685',
  pm_card_createDisputeInquiry: '4000000000001976',
  pm_card_chargeDeclined: '4000000000000002',
  pm_card_visa_chargeDeclined: '4000000000000002',
  pm_card_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_visa_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_visa_chargeDeclinedLostCard: '4000000000009987',
  pm_card_chargeDeclinedLostCard: '4000000000009987',
  pm_card_visa_chargeDeclinedStolenCard: '4000000000009979',
  pm_card_chargeDeclinedStolenCard: '4000000000009979',
  pm_card_chargeDeclinedExpiredCard: '4000000000000069',
  pm_card_chargeDeclinedIncorrectCvc: '4000000000000127',
  pm_card_chargeDeclinedProcessingError: '4000000000000119',
  pm_card_chargeCustomerFail: '4000000000000341',
  pm_card_radarBlock: '4100000000000019',
};

const brands = [
  ['amex', /^3[47]/],
  ['diners', /^3(?:0[0-5]|[689])/],
  ['jcb', /^35/],
  ['mastercard', /^(?:5[1-5]|2[2-7])/],
  ['discover', /^6(?:011|4[4-9]|5)/],
  ['unionpay', /^62/],
  ['visa', /^4/],
] as const;

export const brandOf = (number: string): string => brands.find(([, pattern]) => pattern.test(number))?.[0] ?? 'unknown';

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
