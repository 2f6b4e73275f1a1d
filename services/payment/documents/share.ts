import type { Price } from '@event-planner/contracts/pricing';
import { takeApart, type TakenApart } from '@event-planner/contracts/taking-apart';

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

export function asShare({ netMinor, taxes }: TakenApart, price: Price | undefined): Share {
  const taxMinor = taxes.reduce((sum, tax) => sum + tax.taxMinor, 0);
  const own = (price?.taxes ?? []).flatMap(({ id, name, basisPoints }) =>
    taxes.filter(tax => tax.id === id).map(tax => ({ id, name, basisPoints, netMinor: tax.baseMinor, taxMinor: tax.taxMinor })),
  );
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
