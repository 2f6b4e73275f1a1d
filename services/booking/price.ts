import { priceOrder } from '@event-planner/contracts/price-order';
import type { Price } from '@event-planner/contracts/pricing';
import type { SellableEvent } from './sellable-event.ts';
import type { Line } from './tables.ts';

export const sumOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + line.priceMinor * line.quantity, 0);

/** What is kept beside a hold or booking; null when there are neither fees nor taxes, as for most: then the total says it all. */
export function priceOf(event: SellableEvent, lines: readonly Line[]): Price | null {
  const { rules } = event.facts;
  if (rules.fees.length === 0 && rules.taxes.length === 0) return null;
  const known = new Set(rules.taxes.map(tax => tax.id));
  const taxIdsOf = (ticketTypeId: string): string[] => (event.types.get(ticketTypeId)?.taxIds ?? []).filter(id => known.has(id));
  return priceOrder({
    rules,
    lines: lines.map(({ ticketTypeId, quantity, priceMinor, donation }) => ({
      ticketTypeId,
      quantity,
      priceMinor,
      kind: donation ? 'donation' : 'ticket',
      taxIds: taxIdsOf(ticketTypeId),
    })),
  }).price;
}

/** The price as everybody is shown it. */
export const shownPrice = ({ price, totalMinor }: { readonly price: Price | null; readonly totalMinor: number }): Price =>
  price ?? { subtotalMinor: totalMinor, fees: [], taxes: [], totalMinor, reverseCharge: false };
