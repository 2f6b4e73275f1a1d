import { safe } from '@event-planner/contracts/allocate';

export { allocate } from '@event-planner/contracts/allocate';

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
  return formatter.format(amountMinor / 10 ** (formatter.resolvedOptions().maximumFractionDigits ?? 2));
}

const digits = new Map<string, number>();

/** Digits after the point: 2 of EUR, none of JPY. */
export function digitsOf(currency: string): number {
  const known = digits.get(currency);
  if (known !== undefined) return known;
  const found = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digits.set(currency, found);
  return found;
}

/** For machines: `-12.50` of -1250 with EUR, `1250` of 1250 with JPY. Made of the digits, so that no amount is ever a fraction. */
export function decimal(amountMinor: number, currency: string): string {
  const after = digitsOf(currency);
  const text = String(Math.abs(amountMinor)).padStart(after + 1, '0');
  const amount = after === 0 ? text : `${text.slice(0, -after)}.${text.slice(-after)}`;
  return amountMinor < 0 ? `-${amount}` : amount;
}
