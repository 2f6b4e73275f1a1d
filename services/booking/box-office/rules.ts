import type { DeskSale } from '@event-planner/contracts/box-office';
import { refuse } from '../errors.ts';
import type { HeldPlaces } from '../places.ts';
import type { BookingsTable } from '../tables.ts';
import type { Selectable } from '@event-planner/platform/database';

export type Changes = Partial<
  Pick<Selectable<BookingsTable>, 'origin' | 'paidWith' | 'soldBy' | 'soldByName' | 'reason' | 'lines' | 'totalMinor' | 'price'>
>;
type Terms =
  | { readonly kind: 'sold'; readonly paidWith: Extract<DeskSale, { kind: 'sold' }>['paidWith'] }
  | { readonly kind: 'complimentary'; readonly reason: string };

/** How an order of the desk differs from one that was made online. What is given away costs nothing, line by line, and keeps its phase so that this is given back with it. */
export function changesOf(terms: Terms, by: { readonly id: string; readonly name: string }, { lines, totalMinor }: HeldPlaces): Changes {
  const seller = { soldBy: by.id, soldByName: by.name };
  if (terms.kind === 'sold') {
    if (totalMinor > 0 && terms.paidWith === 'none') throw refuse('payment_missing', 'say how it was paid, or give it away with a reason');
    return { ...seller, origin: 'box_office', paidWith: totalMinor === 0 ? 'none' : terms.paidWith };
  }
  if (lines.some(line => line.donation)) throw refuse('price_invalid', 'a donation cannot be given away');
  const free = lines.map(line => ({ ...line, priceMinor: 0 }));
  return { ...seller, origin: 'complimentary', paidWith: 'none', reason: terms.reason, lines: free, totalMinor: 0, price: null };
}
