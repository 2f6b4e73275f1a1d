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

/**
 * Splits an amount by weights into whole minor units that add up to it exactly: the largest remainders get the units left over,
 * the earlier one first. Weights that are all zero split evenly.
 */
export function allocate(amountMinor: number, weights: readonly number[]): readonly number[] {
  safe(amountMinor);
  if (weights.length === 0) throw new RangeError('nothing to allocate to');
  if (weights.some(weight => !(weight >= 0))) throw new RangeError(`weights are not negative: ${weights.join(', ')}`);
  const shares = weights.some(weight => weight > 0) ? weights.map(whole) : weights.map(() => 1n);
  const total = shares.reduce((a, b) => a + b, 0n);
  const sign = amountMinor < 0 ? -1 : 1;
  const amount = BigInt(Math.abs(amountMinor));
  const parts = shares.map(share => Number((amount * share) / total));
  const leftOver = Math.abs(amountMinor) - parts.reduce((a, b) => a + b, 0);
  const byRemainder = shares
    .map((share, at) => ({ at, remainder: (amount * share) % total }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.at - b.at : a.remainder < b.remainder ? 1 : -1));
  for (const { at } of byRemainder.slice(0, leftOver)) parts[at] = (parts[at] as number) + 1;
  return parts.map(part => (part === 0 ? 0 : part * sign));
}

const whole = (weight: number): bigint => {
  if (!Number.isSafeInteger(weight)) throw new RangeError(`weights are whole numbers, such as minor units: ${weight}`);
  return BigInt(weight);
};

const safe = (amountMinor: number): number => {
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`an amount in minor units is a whole number up to 2^53: ${amountMinor}`);
  return amountMinor;
};

/** Making a formatter takes a hundred times as long as using it; there are few pairs of language and currency. */
const formatters = new Map<string, Intl.NumberFormat>();

/** For people: `format({ amountMinor: 1250, currency: 'EUR' }, 'de')` → `12,50 €`. Knows that yen has no cents. */
export function format({ amountMinor, currency }: Money, locale: string): string {
  const key = `${locale} ${currency}`;
  const formatter = formatters.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
  formatters.set(key, formatter);
  return formatter.format(amountMinor / 10 ** (formatter.resolvedOptions().maximumFractionDigits ?? 2));
}
