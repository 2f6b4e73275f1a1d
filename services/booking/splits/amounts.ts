import { allocate } from '@event-planner/contracts/allocate';
import type { Price } from '@event-planner/contracts/pricing';
import { minus, partsOf, plus, shareOf, type TakenApart, totalOf } from '@event-planner/contracts/taking-apart';
import { unitsOf, within } from '@event-planner/contracts/taking-back';
import { sumOf } from '../price.ts';
import type { Line } from '../tables.ts';

/** What a booking comes to, and what of it has gone back. */
export interface Amounts {
  readonly totalMinor: number;
  readonly price: Price | null;
  readonly refundedMinor: number;
  readonly refundedParts: TakenApart | null;
}

export interface Halves {
  readonly moved: Amounts;
  readonly rest: Amounts;
}

type Two<Value> = readonly [moved: Value, rest: Value];

/**
 * Takes apart what a booking comes to, so that every single amount of the two adds up to what it was. Taxes go with the lines that bear them, fees in proportion to what
 * the lines cost. What has gone back stays with the rest, which gave it, as far as the rest came to so much.
 */
export function splitAmounts(amounts: Amounts, lines: Two<readonly Line[]>): Halves {
  const subtotals: Two<number> = [sumOf(lines[0]), sumOf(lines[1])];
  const prices = amounts.price ? splitPrice(amounts.price, lines) : undefined;
  const [movedTotal, restTotal] = prices ? [prices[0].totalMinor, prices[1].totalMinor] : share(amounts.totalMinor, subtotals);
  const ofRest = Math.min(amounts.refundedMinor, restTotal);
  const back = amounts.refundedParts && prices && splitBack(amounts.refundedParts, { price: prices[1], amountMinor: ofRest });
  return {
    moved: {
      totalMinor: movedTotal,
      price: prices?.[0] ?? null,
      refundedMinor: amounts.refundedMinor - ofRest,
      refundedParts: back?.[0] ?? null,
    },
    rest: { totalMinor: restTotal, price: prices?.[1] ?? null, refundedMinor: ofRest, refundedParts: back?.[1] ?? null },
  };
}

/** Of what has gone back, no more of a tax than the rest bears: what it bears too little of is the other's. */
function splitBack(back: TakenApart, rest: { readonly price: Price; readonly amountMinor: number }): Two<TakenApart> {
  const ofRest = within(partsOf(rest.price), back, rest.amountMinor);
  return [minus(back, ofRest), ofRest];
}

interface Bearing {
  /** As shown, without fees. */
  readonly subtotals: Two<number>;
  readonly taxes: Two<TakenApart['taxes']>;
}

/** What the lines that go and those that stay cost and bear. Where the price does not say which of its taxes are whose, as much of each as they cost of the whole. */
function bearingOf(price: Price, [moved, rest]: Two<readonly Line[]>, subtotals: Two<number>): Bearing {
  const whole = partsOf(price);
  const units = unitsOf(price, [...moved, ...rest]);
  if (!units) {
    const subtotalShares = share(price.subtotalMinor, subtotals);
    const taxes = price.taxes.map(({ id, netMinor, taxMinor }) => {
      const [own, other] = share(taxMinor, subtotals);
      const [both, bothOthers] = share(netMinor + taxMinor, subtotals);
      return [
        { id, taxMinor: own, baseMinor: both - own },
        { id, taxMinor: other, baseMinor: bothOthers - other },
      ] as const;
    });
    return { subtotals: subtotalShares, taxes: [taxes.map(tax => tax[0]), taxes.map(tax => tax[1])] };
  }
  const none = shareOf(0, whole);
  const own = units.lines.slice(0, moved.length).flat().reduce(plus, none);
  const shown = price.taxes.some(tax => tax.included) ? totalOf(own) : own.netMinor;
  const together = plus(own, shareOfFees(price, plus(none, units.fees), subtotals));
  return { subtotals: [shown, price.subtotalMinor - shown], taxes: [together.taxes, minus(whole, together).taxes] };
}

/** Of the fees what goes, cut as they are shown: of prices without taxes their nets, of which the taxes are taken. */
function shareOfFees(price: Price, fees: TakenApart, subtotals: Two<number>): TakenApart {
  const shownMinor = price.fees.reduce((sum, { amountMinor }) => sum + share(amountMinor, subtotals)[0], 0);
  if (price.taxes.some(tax => tax.included)) return shareOf(shownMinor, fees);
  const { taxes } = shareOf(share(totalOf(fees), subtotals)[0], fees);
  const net = shareOf(shownMinor, { ...fees, taxes: fees.taxes.map(tax => ({ ...tax, taxMinor: 0 })) });
  return { ...net, taxes: net.taxes.map((tax, at) => ({ ...tax, taxMinor: taxes[at]?.taxMinor ?? 0 })) };
}

function splitPrice(price: Price, lines: Two<readonly Line[]>): Two<Price> {
  const subtotals: Two<number> = [sumOf(lines[0]), sumOf(lines[1])];
  const fees = price.fees.map(fee => share(fee.amountMinor, subtotals));
  const bearing = bearingOf(price, lines, subtotals);
  const half = (at: 0 | 1): Price => {
    const parts = {
      subtotalMinor: bearing.subtotals[at],
      fees: price.fees.map((fee, of) => ({ ...fee, amountMinor: fees[of]?.[at] ?? 0 })),
      taxes: price.taxes.map((tax, of) => {
        const { taxMinor = 0, baseMinor = 0 } = bearing.taxes[at][of] ?? {};
        return { ...tax, taxMinor, netMinor: baseMinor };
      }),
    };
    const onTop = parts.taxes.filter(tax => !tax.included).map(tax => tax.taxMinor);
    const totalMinor = [parts.subtotalMinor, ...parts.fees.map(fee => fee.amountMinor), ...(price.reverseCharge ? [] : onTop)];
    return { ...price, ...parts, totalMinor: totalMinor.reduce((sum, amount) => sum + amount, 0) };
  };
  return [half(0), half(1)];
}

function share(amountMinor: number, subtotals: Two<number>): Two<number> {
  const [moved = 0, rest = 0] = allocate(amountMinor, subtotals);
  return [moved, rest];
}
