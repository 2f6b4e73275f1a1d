import { safe } from '@event-planner/contracts/allocate';
import { decimal } from '@event-planner/contracts/decimal';

export { allocate } from '@event-planner/contracts/allocate';
export { decimal, digitsOf } from '@event-planner/contracts/decimal';

/** Integer minor units and an ISO 4217 code: `{ amountMinor: 1250, currency: 'EUR' }` is 12.50 €. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

/** Adds amounts of one currency. Throws on a mix: a sum of euros and pounds has no meaning. */
export function sum(amounts: readonly Money[], currency: string): Money {
  const other = amounts.find(amount => amount.currency !== currency);
  if (other) throw new RangeError(`cannot add ${other.currency} to ${currency}`);
  return { amountMinor: amounts.reduce((total, amount) => safe(total + amount.amountMinor), 0), currency };
}

/** Making a formatter takes a hundred times as long as using it; there are few pairs of language and currency. */
const formatters = new Map<string, Intl.NumberFormat>();

/** For people: `format({ amountMinor: 1250, currency: 'EUR' }, 'de')` → `12,50 €`. Knows that yen has no cents. */
export function format({ amountMinor, currency }: Money, locale: string): string {
  const key = `${locale} ${currency}`;
  const formatter = formatters.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
  formatters.set(key, formatter);
  return formatter.format(decimal(amountMinor, currency));
}
