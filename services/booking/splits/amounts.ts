import { allocate } from '@event-planner/contracts/allocate';
import type { Price } from '@event-planner/contracts/pricing';

/** What a booking comes to, and what of it has gone back. */
export interface Amounts {
  readonly totalMinor: number;
  readonly price: Price | null;
  readonly refundedMinor: number;
}

export interface Halves {
  readonly moved: Amounts;
  readonly rest: Amounts;
}

/**
 * Takes apart what a booking comes to, so that every single amount of the two adds up to what it was. `subtotals` are those of the lines that go and of those that
 * stay: fees and taxes go with them in proportion. What has gone back stays with the rest, which gave it, as far as the rest came to so much.
 */
export function splitAmounts(amounts: Amounts, subtotals: readonly [movedMinor: number, restMinor: number]): Halves {
  const prices = amounts.price ? splitPrice(amounts.price, subtotals) : [null, null];
  const [movedTotal, restTotal] = prices[0] ? [prices[0].totalMinor, prices[1]?.totalMinor ?? 0] : share(amounts.totalMinor, subtotals);
  const ofRest = Math.min(amounts.refundedMinor, restTotal);
  return {
    moved: { totalMinor: movedTotal, price: prices[0] ?? null, refundedMinor: amounts.refundedMinor - ofRest },
    rest: { totalMinor: restTotal, price: prices[1] ?? null, refundedMinor: ofRest },
  };
}

function splitPrice(price: Price, subtotals: readonly [number, number]): readonly [Price, Price] {
  const subtotalShares = share(price.subtotalMinor, subtotals);
  const fees = price.fees.map(fee => share(fee.amountMinor, subtotals));
  const taxes = price.taxes.map(tax => ({ tax: share(tax.taxMinor, subtotals), both: share(tax.netMinor + tax.taxMinor, subtotals) }));
  const half = (at: 0 | 1): Price => {
    const parts = {
      subtotalMinor: subtotalShares[at],
      fees: price.fees.map((fee, of) => ({ ...fee, amountMinor: fees[of]?.[at] ?? 0 })),
      taxes: price.taxes.map((tax, of) => {
        const taxMinor = taxes[of]?.tax[at] ?? 0;
        return { ...tax, taxMinor, netMinor: (taxes[of]?.both[at] ?? 0) - taxMinor };
      }),
    };
    const onTop = parts.taxes.filter(tax => !tax.included).map(tax => tax.taxMinor);
    const totalMinor = [parts.subtotalMinor, ...parts.fees.map(fee => fee.amountMinor), ...(price.reverseCharge ? [] : onTop)];
    return { ...price, ...parts, totalMinor: totalMinor.reduce((sum, amount) => sum + amount, 0) };
  };
  return [half(0), half(1)];
}

function share(amountMinor: number, subtotals: readonly [number, number]): readonly [number, number] {
  const [moved = 0, rest = 0] = allocate(amountMinor, subtotals);
  return [moved, rest];
}
