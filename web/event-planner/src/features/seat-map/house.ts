import type { EventDetail, TicketType } from '@event-planner/contracts/event';
import { layOut, type Seat, type SeatMap } from '@event-planner/contracts/seat-map';
import { type Offers, offersOf } from './offers.ts';

/** An event's house: its plan, its seats laid out, and what sells them. */
export interface House {
  readonly event: EventDetail;
  readonly map: SeatMap;
  readonly seats: readonly Seat[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly offers: Offers;
  readonly sold: ReadonlySet<string>;
}

export function createHouse(event: EventDetail, map: SeatMap, now: number): House {
  const seats = layOut(map);
  const offers = offersOf({ ticketTypes: event.ticketTypes, seats, now });
  const sold = new Set([...offers.ofCategory].flatMap(([category, types]) => (types.length > 0 ? [category] : [])));
  return { event, map, seats, indexOf: new Map(seats.map((seat, index) => [seat.id, index])), offers, sold };
}

export const offersFor = ({ offers }: House, seat: Seat): readonly TicketType[] => offers.ofCategory.get(seat.category) ?? [];

/** The least and the most a kind of seat costs. */
export function priceRange(types: readonly TicketType[]): readonly [least: number, most: number] | undefined {
  const prices = types.map(type => type.priceMinor);
  return prices.length === 0 ? undefined : [Math.min(...prices), Math.max(...prices)];
}
