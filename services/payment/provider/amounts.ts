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

/** Money at the provider that is no amount of ours: there is a fraction of the smallest unit in it, such as half a króna, that nobody can be shown, owe or pay. */
export class AmountNotOurs extends Error {
  override readonly name = 'AmountNotOurs';

  constructor(providerAmount: number, currency: string) {
    super(
      `the provider says ${providerAmount} ${currency}, in its units, which is no whole number of the smallest unit of ${currency} here`,
    );
  }
}

/** The way back. Throws `AmountNotOurs` rather than to answer a fraction, or an amount nearby. */
export function fromProviderAmount(amount: number, currency: string): number {
  const amountMinor = moved(amount, -moreDigits(currency));
  if (!Number.isSafeInteger(amountMinor)) throw new AmountNotOurs(amount, currency);
  return amountMinor;
}

/** The provider counts these in hundredths and pays out none: https://docs.stripe.com/currencies#special-cases. */
const paidOutWhole: ReadonlySet<string> = new Set(['HUF', 'TWD']);

/** Of so much, what the provider can pay out; the rest stays owed. */
export function payableOf({ amountMinor, currency }: Money): number {
  return paidOutWhole.has(currency) ? amountMinor - (amountMinor % 10 ** digitsOf(currency)) : amountMinor;
}

/** As of a charge; of currencies that are paid out in whole units alone it refuses what has more. */
export function toProviderPayout(money: Money): number {
  const { amountMinor, currency } = money;
  if (payableOf(money) !== amountMinor)
    throw refuse('payment_not_possible', `${amountMinor} ${currency} cannot be paid out: only whole units of ${currency} are`, {
      amountMinor,
      currency,
    });
  return toProviderAmount(money);
}

/** By so many digits to the left, in whole numbers as far as there are any: no amount is multiplied with a hundredth. */
const moved = (amount: number, digits: number): number =>
  // oxlint-disable-next-line money/whole-amounts -- the quotient of whole numbers, which is a fraction only where it has to be refused
  digits >= 0 ? amount * 10 ** digits : amount / 10 ** -digits;
