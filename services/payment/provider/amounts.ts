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

/** Ours are those that amounts are shown with, so that what one sees is what one pays. */
const factor = (currency: string): number => 10 ** ((providerDigits[currency] ?? 2) - digitsOf(currency));

/** Our minor units → the provider's: 1250 JPY stays 1250, 1000 ISK become 100000. Refuses an amount the provider cannot take to the last digit. */
export function toProviderAmount({ amountMinor, currency }: Money): number {
  const amount = amountMinor * factor(currency);
  // Of the currencies with three decimals the last one has to be a zero.
  const representable = Number.isSafeInteger(amount) && (providerDigits[currency] !== 3 || amount % 10 === 0);
  if (!representable)
    throw refuse('payment_not_possible', `${amountMinor} ${currency} cannot be charged to the last digit`, { amountMinor, currency });
  return amount;
}

/** The way back. A fraction comes out where the provider's amount is none of ours; it equals nothing we asked for. */
export const fromProviderAmount = (amount: number, currency: string): number => amount / factor(currency);
