import type { TicketType } from '@event-planner/contracts/event';
import type { Seat } from '@event-planner/contracts/seat-map';
import { saleOf } from '../../lib/ticket-sale.ts';

export interface Offers {
  /** The kinds of ticket that sell a category of seats now, the dearest first: the plain price before its reductions. */
  readonly ofCategory: ReadonlyMap<string, readonly TicketType[]>;
  /** The kinds that sell by number: no seat belongs to them. */
  readonly counted: readonly TicketType[];
}

interface OnSale {
  readonly ticketTypes: readonly TicketType[];
  readonly seats: readonly Seat[];
  readonly now: number;
}

export function offersOf({ ticketTypes, seats, now }: OnSale): Offers {
  const categories = new Set(seats.map(seat => seat.category));
  const open = ticketTypes.filter(type => saleOf(type, now, undefined) === 'open');
  const seated = open.filter(type => type.category !== null && categories.has(type.category));
  return {
    ofCategory: new Map(
      [...categories].map(category => [
        category,
        seated.filter(type => type.category === category).toSorted((a, b) => b.priceMinor - a.priceMinor),
      ]),
    ),
    counted: open.filter(type => !seated.includes(type)),
  };
}
