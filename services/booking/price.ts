import type { Discount, Taken } from '@event-planner/contracts/discounting';
import { type OrderLine, priceOrder } from '@event-planner/contracts/price-order';
import type { Price } from '@event-planner/contracts/pricing';
import type { SellableEvent } from './sellable-event.ts';
import type { Line } from './tables.ts';

export const sumOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + line.priceMinor * line.quantity, 0);

/** What is kept beside a hold or booking; null when there are neither fees nor taxes, as for most: then the total says it all. */
export function priceOf(event: SellableEvent, lines: readonly Line[]): Price | null {
  const { rules } = event.facts;
  if (rules.fees.length === 0 && rules.taxes.length === 0) return null;
  return priceOrder({ rules, lines: orderLines(event, lines) }).price;
}

export interface DiscountedPrice {
  readonly lines: readonly Line[];
  readonly price: Price;
  readonly taken: ReadonlyMap<Discount, readonly Taken[]>;
}

/** The same with coupons: what they took off is said of each line, and of each of them. */
export function discountedPriceOf(event: SellableEvent, lines: readonly Line[], discounts: readonly Discount[]): DiscountedPrice {
  const { price, taken, ...priced } = priceOrder({ rules: event.facts.rules, lines: orderLines(event, lines), discounts });
  return { lines: lines.map((line, at) => discountedLine(line, priced.lines[at]?.discountMinor ?? 0)), price, taken };
}

export function discountedLine({ discountMinor: _, ...line }: Line, discountMinor: number): Line {
  return discountMinor > 0 ? { ...line, discountMinor } : line;
}

function orderLines({ facts: { rules }, types }: SellableEvent, lines: readonly Line[]): readonly OrderLine[] {
  const known = new Set(rules.taxes.map(tax => tax.id));
  const taxIdsOf = (ticketTypeId: string): string[] => (types.get(ticketTypeId)?.taxIds ?? []).filter(id => known.has(id));
  return lines.map(({ ticketTypeId, quantity, priceMinor, donation }) => ({
    ticketTypeId,
    quantity,
    priceMinor,
    kind: donation ? 'donation' : 'ticket',
    taxIds: taxIdsOf(ticketTypeId),
  }));
}

/** The price as everybody is shown it. */
export const shownPrice = ({ price, totalMinor }: { readonly price: Price | null; readonly totalMinor: number }): Price =>
  price ?? { subtotalMinor: totalMinor, fees: [], taxes: [], totalMinor, reverseCharge: false };
