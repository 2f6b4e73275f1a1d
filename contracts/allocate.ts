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
  const units = BigInt(Math.abs(amountMinor));
  const parts = shares.map(share => Number((units * share) / total));
  const leftOver = Math.abs(amountMinor) - parts.reduce((a, b) => a + b, 0);
  const order = byLargestRemainder(shares.map(share => (units * share) % total));
  for (const at of order.slice(0, leftOver)) parts[at] = (parts[at] as number) + 1;
  return parts.map(part => (part === 0 ? 0 : part * sign));
}

/** How much each of so many gets, and how many units are left over: exact, because what is divided is a multiple. */
export function evenly(amountMinor: number, among: number): { readonly each: number; readonly left: number } {
  const left = safe(amountMinor) % among;
  // oxlint-disable-next-line money/whole-amounts -- the one place where an amount is divided as a number
  return { each: (amountMinor - left) / among, left };
}

/** So many hundredths of a percent of an amount, rounded down or half up. */
export function shareOf(amountMinor: number, basisPoints: number, rounding: 'down' | 'half up'): number {
  const exact = BigInt(safe(amountMinor)) * BigInt(basisPoints);
  return Number((exact + (rounding === 'down' ? 0n : 50_00n)) / 100_00n);
}

/** Who gets a unit that is left over first: the places of the remainders, the largest first, the earlier of two equal ones before the other. */
export const byLargestRemainder = (remainders: readonly bigint[]): readonly number[] =>
  remainders
    .map((remainder, at) => ({ at, remainder }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.at - b.at : a.remainder < b.remainder ? 1 : -1))
    .map(({ at }) => at);

const whole = (weight: number): bigint => {
  if (!Number.isSafeInteger(weight)) throw new RangeError(`weights are whole numbers, such as minor units: ${weight}`);
  return BigInt(weight);
};

/** The amount itself, if it is one. */
export const safe = (amountMinor: number): number => {
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`an amount in minor units is a whole number up to 2^53: ${amountMinor}`);
  return amountMinor;
};
