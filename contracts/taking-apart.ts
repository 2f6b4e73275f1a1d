import { z } from 'zod';
import { allocate } from './allocate.ts';
import { Key, type Price } from './pricing.ts';
import { basesOf } from './tax-bases.ts';

/** An amount taken apart: its net and its taxes add up to it. Of each tax also what it is taken of, which several taxes of one price share. */
export const TakenApart = z.object({
  netMinor: z.int(),
  taxes: z.array(z.object({ id: Key, baseMinor: z.int(), taxMinor: z.int() })),
  /** What of the net bears no tax; see `Price`. */
  untaxedMinor: z.int().optional(),
});
export type TakenApart = Readonly<z.infer<typeof TakenApart>>;

export const totalOf = ({ netMinor, taxes }: TakenApart): number => taxes.reduce((sum, tax) => sum + tax.taxMinor, netMinor);

/** What a price is made of. Under reverse charge all of it is net, and the taxes say of what the buyer accounts for them. */
export const partsOf = ({
  totalMinor,
  taxes,
  reverseCharge,
  untaxedMinor,
}: Pick<Price, 'totalMinor' | 'taxes' | 'reverseCharge' | 'untaxedMinor'>): TakenApart => {
  const own = taxes.map(({ id, netMinor, taxMinor }) => ({ id, baseMinor: netMinor, taxMinor: reverseCharge ? 0 : taxMinor }));
  const netMinor = totalMinor - own.reduce((sum, tax) => sum + tax.taxMinor, 0);
  if (untaxedMinor === undefined) return { netMinor, taxes: own };
  // Part of an order that was split says what the whole does.
  return {
    netMinor,
    taxes: own,
    untaxedMinor: Math.max(0, Math.min(untaxedMinor, netMinor - Math.max(0, ...own.map(tax => tax.baseMinor)))),
  };
};

/** What of a net bears no tax. */
export const untaxedOf = ({ netMinor, taxes, untaxedMinor }: TakenApart): number =>
  untaxedMinor ?? taxes.reduce((left, tax) => left - tax.baseMinor, netMinor);

/** Beside what bears none: the part of a net that taxes are taken of. */
export const taxedOf = ({ netMinor, taxes, untaxedMinor = 0 }: TakenApart) => ({
  netMinor: netMinor - untaxedMinor,
  bases: taxes.map(tax => tax.baseMinor),
});

/**
 * An amount of an order, taken apart as the order's price is. Books and documents do it alike. Of nothing nothing, of the whole price exactly its parts; in between, to
 * the unit nearest.
 */
export const takeApart = (amountMinor: number, price: Price | undefined): TakenApart =>
  price && price.totalMinor !== 0 ? shareOf(amountMinor, partsOf(price)) : { netMinor: amountMinor, taxes: [] };

/**
 * So much of something, with as much of each of its parts. Never more of a part than there is, where it is not more than the whole. What its taxes are taken of is cut from
 * its net, and not each by itself: otherwise the nets of two rates would be a unit more or less than the net of both.
 */
export function shareOf(amountMinor: number, whole: TakenApart): TakenApart {
  const totalMinor = totalOf(whole);
  // A half is the tax's, and not also that of what it is taken of: where all bears one tax, the two add up.
  const [taxMinor = 0, netMinor = amountMinor] =
    totalMinor === 0 ? [] : allocate(amountMinor, [totalMinor - whole.netMinor, whole.netMinor]);
  const taxes = oneByOne(
    taxMinor,
    whole.taxes.map(tax => tax.taxMinor),
  );
  const taxed = taxedOf(whole);
  const [untaxedMinor = 0] = whole.untaxedMinor === undefined ? [] : oneByOne(netMinor, [whole.untaxedMinor, taxed.netMinor]);
  const bases = totalMinor === 0 ? [] : basesOf(netMinor - untaxedMinor, taxed, oneByOne);
  return {
    ...(whole.untaxedMinor !== undefined && { untaxedMinor }),
    netMinor,
    taxes: whole.taxes.map(({ id }, at) => ({ id, baseMinor: bases[at] ?? 0, taxMinor: taxes[at] ?? 0 })),
  };
}

/** What is in one and not in the other: of two that have the same taxes. */
export const minus = (more: TakenApart, less: TakenApart): TakenApart => combine(more, less, -1);
export const plus = (one: TakenApart, other: TakenApart): TakenApart => combine(one, other, 1);

const combine = (one: TakenApart, other: TakenApart, sign: 1 | -1): TakenApart => ({
  ...(one.untaxedMinor !== undefined && { untaxedMinor: one.untaxedMinor + sign * untaxedOf(other) }),
  netMinor: one.netMinor + sign * other.netMinor,
  taxes: one.taxes.map(tax => {
    const same = other.taxes.find(({ id }) => id === tax.id);
    return {
      id: tax.id,
      baseMinor: tax.baseMinor + sign * (same?.baseMinor ?? 0),
      taxMinor: tax.taxMinor + sign * (same?.taxMinor ?? 0),
    };
  }),
});

export interface RefundApart {
  readonly amountMinor: number;
  readonly beforeMinor: number;
  readonly price?: Price | undefined;
  readonly parts?: TakenApart | undefined;
}
/** Of what a refund consists: what it says, or what is back after it when the whole is taken apart, less what was before. */
export const partsOfRefund = ({ amountMinor, beforeMinor, price, parts }: RefundApart): TakenApart =>
  parts ?? minus(takeApart(beforeMinor + amountMinor, price), takeApart(beforeMinor, price));

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
