import type { TicketType } from '@event-planner/contracts/event';
import { layOut, type SeatMap } from '@event-planner/contracts/seat-map';
import { createWorld, type WorldEvent } from '@event-planner/demo/world';
import type { HoldItem } from './buyer.ts';

/** What the demo fills a new system with. */
export const world = createWorld({ today: new Date() });

/** The ticket type of an event of which there is most: numbered seats, or counted places where nothing is numbered. */
export interface Offer {
  readonly event: WorldEvent;
  readonly type: TicketType;
  /** Numbered seats of the type that nobody in the demo has bought, in the order of the plan. */
  readonly seats: readonly string[];
  /** The next free seats of this offer, or counted places: each call gives others. */
  take(places: number): readonly HoldItem[];
}

export function offerOf(slug: string): Offer {
  const event = world.events.find(one => one.slug === slug);
  if (!event) throw new Error(`the demo has no event ${slug}`);
  const kinds = event.ticketTypes
    .filter(({ capacity }) => (event.seatMap === null ? capacity !== null : capacity === null))
    .map(type => ({ type, seats: freeSeats(event, type) }));
  const [best] = kinds.toSorted((a, b) => b.seats.length - a.seats.length);
  if (!best) throw new Error(`${slug} sells nothing of its kind`);
  const { type, seats } = best;
  let taken = 0;
  return {
    event,
    type,
    seats,
    take(places) {
      if (event.seatMap === null) return [{ ticketTypeId: type.id, quantity: places }];
      const chosen = seats.slice(taken, (taken += places));
      if (chosen.length < places) throw new Error(`${slug} has ${seats.length} free seats of ${type.name}, which is too few for this test`);
      return chosen.map(seat => ({ ticketTypeId: type.id, seat }));
    },
  };
}

export const planOf = ({ seatMap }: WorldEvent): SeatMap | undefined => (seatMap === null ? undefined : world.seatMaps[seatMap]);

function freeSeats(event: WorldEvent, type: TicketType): readonly string[] {
  const plan = planOf(event);
  if (!plan) return [];
  const items = world.sales.filter(sale => sale.eventId === event.id).flatMap(sale => sale.items);
  const blocked = world.blocks.filter(block => block.eventId === event.id).flatMap(block => block.seats);
  const taken = new Set([...items.flatMap(item => ('seat' in item ? [item.seat] : [])), ...blocked]);
  return layOut(plan).flatMap(seat => (seat.category === type.category && !taken.has(seat.id) ? [seat.id] : []));
}
