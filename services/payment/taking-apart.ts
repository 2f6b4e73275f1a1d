import { allocate } from '@event-planner/contracts/allocate';
import type { Price } from '@event-planner/contracts/pricing';
import type { PostedTax } from './books.ts';

/** An amount of an order, taken apart as the order's price is: its net and its taxes add up to it. Books and documents do it alike. */
export interface TakenApart {
  readonly netMinor: number;
  readonly taxes: readonly (PostedTax & { readonly taxMinor: number })[];
}

/** Of nothing nothing, of the whole price exactly its parts; in between, to the unit nearest. */
export function takeApart(amountMinor: number, price: Price | undefined): TakenApart {
  if (!price || price.totalMinor === 0) return { netMinor: amountMinor, taxes: [] };
  const { totalMinor: whole, reverseCharge } = price;
  const shareOf = (part: number): number => allocate(amountMinor, [part, whole - part])[0] ?? 0;
  const amounts = price.taxes.map(tax => (reverseCharge ? 0 : tax.taxMinor));
  const taxMinor = shareOf(amounts.reduce((sum, amount) => sum + amount, 0));
  const taxes = oneByOne(taxMinor, amounts);
  return {
    netMinor: amountMinor - taxMinor,
    taxes: price.taxes.map(({ name, basisPoints, netMinor }, at) => ({
      name,
      basisPoints,
      reverseCharge,
      baseMinor: shareOf(netMinor),
      taxMinor: taxes[at] ?? 0,
    })),
  };
}

/** What is in one and not in the other: of two parts of the same price. */
export const minus = (after: TakenApart, before: TakenApart): TakenApart => ({
  netMinor: after.netMinor - before.netMinor,
  taxes: after.taxes.map((tax, at) => ({
    ...tax,
    baseMinor: tax.baseMinor - (before.taxes[at]?.baseMinor ?? 0),
    taxMinor: tax.taxMinor - (before.taxes[at]?.taxMinor ?? 0),
  })),
});

/**
 * One after the other, each from what the ones before left. Two parts at a time never get smaller when the amount grows, as several at once may (the Alabama paradox):
 * so what is given back in steps never gives back less than nothing of any tax.
 */
function oneByOne(amountMinor: number, weights: readonly number[]): readonly number[] {
  let left = amountMinor;
  let weight = weights.reduce((sum, each) => sum + each, 0);
  return weights.map(own => {
    const [part = 0] = weight === 0 ? [0] : allocate(left, [own, weight - own]);
    left -= part;
    weight -= own;
    return part;
  });
}
