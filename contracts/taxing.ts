import { byLargestRemainder } from './allocate.ts';
import { type PriceRules, type Tax, toMillionths } from './pricing.ts';

/** Something that is paid for: its price as it is shown, and the taxes it bears. */
export interface Taxable {
  readonly shownMinor: number;
  readonly taxIds: readonly string[];
}

/** What a price is made of: the net and every tax add up to the gross. */
export interface Parts {
  readonly netMinor: number;
  readonly taxes: readonly { readonly id: string; readonly taxMinor: number }[];
  readonly grossMinor: number;
}

/** The net itself, beside taxes in millionths of it. */
const whole = 1_000_000n;

/**
 * Takes prices apart by the taxes they bear. Several taxes of one price are all taken of its net, none of another tax (as GST and PST are).
 * A tax is rounded once over everything that bears it, half away from zero, as an invoice states it (EN 16931-1, BR-CO-17; Japan's invoices,
 * once per rate), and its units are then given to the single prices by largest remainder: rounding each price by itself would let an order of
 * many small prices be cents away from its tax. A tax inside a price never takes more than the price has, which matters only for prices of one
 * or two minor units. The arithmetic is on whole numbers throughout.
 */
export function takeApart(items: readonly Taxable[], rules: PriceRules): readonly Parts[] {
  const included = rules.pricesInclude === 'taxes';
  const taxes = rules.taxes.filter(tax => items.some(item => item.taxIds.includes(tax.id)));
  const shares = exactShares(items, taxes, included);
  /** What a price can still give away to taxes. */
  const room = items.map((item, at) =>
    included ? item.shownMinor - shares.byTax.reduce((sum, of) => sum + Number((of[at] as bigint) / shares.unit), 0) : Infinity,
  );
  const amounts = shares.byTax.map(exact => toWholeUnits(exact, shares.unit, room));
  return items.map((item, at) => {
    const own = taxes.flatMap((tax, row) => (item.taxIds.includes(tax.id) ? [{ id: tax.id, taxMinor: amounts[row]?.[at] ?? 0 }] : []));
    const taxMinor = own.reduce((sum, tax) => sum + tax.taxMinor, 0);
    const netMinor = included ? item.shownMinor - taxMinor : item.shownMinor;
    return { netMinor, taxes: own, grossMinor: netMinor + taxMinor };
  });
}

/** How much of each tax each price bears, exactly: in fractions `1 / unit` of a minor unit. */
function exactShares(items: readonly Taxable[], taxes: readonly Tax[], included: boolean): { byTax: readonly bigint[][]; unit: bigint } {
  const wholes = items.map(item => (included ? taxes.filter(tax => item.taxIds.includes(tax.id)).reduce(addRate, whole) : whole));
  const unit = [...new Set(wholes)].reduce((product, each) => product * each, 1n);
  const share = (tax: Tax, at: number): bigint => {
    const item = items[at] as Taxable;
    if (!item.taxIds.includes(tax.id)) return 0n;
    return BigInt(item.shownMinor) * toMillionths(tax.basisPoints) * (unit / (wholes[at] as bigint));
  };
  return { byTax: taxes.map(tax => items.map((_, at) => share(tax, at))), unit };
}

const addRate = (sum: bigint, tax: Tax): bigint => sum + toMillionths(tax.basisPoints);

/** Rounds the sum of exact shares, and the shares so that they add up to it; takes what it gives beyond the whole part from `room`. */
function toWholeUnits(exact: readonly bigint[], unit: bigint, room: number[]): readonly number[] {
  const units = exact.map(share => Number(share / unit));
  const remainders = exact.map(share => share % unit);
  let leftOver = Number(
    divideHalfUp(
      remainders.reduce((a, b) => a + b, 0n),
      unit,
    ),
  );
  for (const at of byLargestRemainder(remainders)) {
    if (leftOver === 0 || remainders[at] === 0n) break;
    if ((room[at] as number) < 1) continue;
    units[at] = (units[at] as number) + 1;
    room[at] = (room[at] as number) - 1;
    leftOver -= 1;
  }
  return units;
}

/** Of amounts that are not negative, half up is half away from zero. */
export const divideHalfUp = (dividend: bigint, divisor: bigint): bigint => (2n * dividend + divisor) / (2n * divisor);
