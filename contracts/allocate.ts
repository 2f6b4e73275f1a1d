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
  const order = byLargestRemainder(shares.map(share => (amount * share) % total));
  for (const at of order.slice(0, leftOver)) parts[at] = (parts[at] as number) + 1;
  return parts.map(part => (part === 0 ? 0 : part * sign));
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
