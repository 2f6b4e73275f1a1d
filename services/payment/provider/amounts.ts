import { digitsOf, type Money } from '@event-planner/platform/money';
import { refuse } from '../errors.ts';

/** Where the provider counts other than in hundredths: https://docs.stripe.com/currencies. */
const providerDigits: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    ['BIF', 'CLP', 'DJF', 'GNF', 'JPY', 'KMF', 'KRW', 'MGA', 'PYG', 'RWF', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'].map(currency => [
      currency,
      0,
    ]),
  ),
  ...Object.fromEntries(['BHD', 'JOD', 'KWD', 'OMR', 'TND'].map(currency => [currency, 3])),
};

/** Ours are those that amounts are shown with, so that what one sees is what one pays. Where the provider has fewer, ours have to end in zeros. */
const moreDigits = (currency: string): number => (providerDigits[currency] ?? 2) - digitsOf(currency);

/** Our minor units → the provider's: 1250 JPY stays 1250, 1000 ISK become 100000. Refuses an amount the provider cannot take to the last digit. */
export function toProviderAmount({ amountMinor, currency }: Money): number {
  const amount = moved(amountMinor, moreDigits(currency));
  // Of the currencies with three decimals the last one has to be a zero.
  const representable = Number.isSafeInteger(amount) && (providerDigits[currency] !== 3 || amount % 10 === 0);
  if (!representable)
    throw refuse('payment_not_possible', `${amountMinor} ${currency} cannot be charged to the last digit`, { amountMinor, currency });
  return amount;
}

/** The way back. A fraction comes out where the provider's amount is none of ours; it equals nothing we asked for. */
export const fromProviderAmount = (amount: number, currency: string): number => moved(amount, -moreDigits(currency));

/** By so many digits to the left, in whole numbers as far as there are any: no amount is multiplied with a hundredth. */
const moved = (amount: number, digits: number): number =>
  // oxlint-disable-next-line money/whole-amounts -- the quotient of whole numbers, which is a fraction only where it has to be refused
  digits >= 0 ? amount * 10 ** digits : amount / 10 ** -digits;
