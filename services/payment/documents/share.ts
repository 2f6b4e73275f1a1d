import type { Price } from '@event-planner/contracts/pricing';
import { minus, takeApart, type TakenApart } from '../taking-apart.ts';

/** What of an amount is of one tax: what it was taken of, and the tax. */
export interface TaxShare {
  readonly id: string;
  readonly name: string;
  readonly basisPoints: number;
  readonly netMinor: number;
  readonly taxMinor: number;
}
export interface Share {
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly totalMinor: number;
  readonly taxes: readonly TaxShare[];
}

/** An amount as the books take it apart, to be written down. */
export const shareOf = (amountMinor: number, price: Price | undefined): Share => asShare(takeApart(amountMinor, price), price);

/** So much more, after so much before. */
export const shareBetween = (beforeMinor: number, amountMinor: number, price: Price | undefined): Share =>
  asShare(minus(takeApart(beforeMinor + amountMinor, price), takeApart(beforeMinor, price)), price);

function asShare({ netMinor, taxes }: TakenApart, price: Price | undefined): Share {
  const taxMinor = taxes.reduce((sum, tax) => sum + tax.taxMinor, 0);
  const own = taxes.map(({ name, basisPoints, baseMinor, taxMinor: amountMinor }, at) => ({
    id: price?.taxes[at]?.id ?? name,
    name,
    basisPoints,
    netMinor: baseMinor,
    taxMinor: amountMinor,
  }));
  return { netMinor, taxMinor, totalMinor: netMinor + taxMinor, taxes: own };
}

/** What one share has beyond another of the same price. */
export const beyond = (more: Share, less: Share): Share => ({
  netMinor: more.netMinor - less.netMinor,
  taxMinor: more.taxMinor - less.taxMinor,
  totalMinor: more.totalMinor - less.totalMinor,
  taxes: more.taxes.map(tax => {
    const same = less.taxes.find(({ id }) => id === tax.id);
    return { ...tax, netMinor: tax.netMinor - (same?.netMinor ?? 0), taxMinor: tax.taxMinor - (same?.taxMinor ?? 0) };
  }),
});
