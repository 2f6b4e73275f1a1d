import { layOut, type Seat, type SeatMap } from '@event-planner/contracts/seat-map';
import type { Selectable } from '@event-planner/platform/database';
import type { EventsTable, TicketTypesTable } from './tables.ts';

export type EventFacts = Omit<Selectable<EventsTable>, 'seatMap'>;

export interface SellableType extends Omit<Selectable<TicketTypesTable>, 'held' | 'sold' | 'excess' | 'eventId'> {
  /** Its places are the numbered seats of its category. */
  readonly seated: boolean;
  /** It has counters, which are locked to take a place. A seated one with a capacity of its own has them too. */
  readonly counted: boolean;
}

/** An event as the rules see it: everything that does not change by selling. Made once per version and kept in memory. */
export interface SellableEvent {
  readonly facts: EventFacts;
  readonly types: ReadonlyMap<string, SellableType>;
  /** In the order of the live snapshots. */
  readonly seats: readonly Seat[];
  readonly seatIndex: ReadonlyMap<string, number>;
  /** Standing areas by category: all ticket types that sell the category share these places. */
  readonly pools: ReadonlyMap<string, { readonly capacity: number; readonly name: string }>;
}

export function createSellableEvent(row: Selectable<EventsTable>, typeRows: readonly Selectable<TicketTypesTable>[]): SellableEvent {
  const { seatMap, ...facts } = row;
  const seats = seatMap ? layOut(seatMap) : [];
  const seatedCategories = new Set(seats.map(seat => seat.category));
  const types = typeRows.map((type): SellableType => ({
    ...type,
    seated: type.category !== null && seatedCategories.has(type.category),
    counted: type.capacity !== null,
  }));
  return {
    facts,
    types: new Map(types.map(type => [type.id, type])),
    seats,
    seatIndex: new Map(seats.map((seat, index) => [seat.id, index])),
    pools: poolsOf(seatMap),
  };
}

export function poolsOf(map: SeatMap | null): SellableEvent['pools'] {
  const pools = new Map<string, { capacity: number; name: string }>();
  for (const area of map?.areas ?? []) {
    if (area.kind !== 'standing') continue;
    pools.set(area.category, { capacity: area.capacity + (pools.get(area.category)?.capacity ?? 0), name: area.name });
  }
  return pools;
}

/** Whether the event as a whole may be sold: published and not over. */
export const eventIsOnSale = ({ facts }: SellableEvent, now: Date): boolean => facts.state === 'published' && now < facts.endsAt;

export const typeIsOnSale = (type: SellableType, now: Date): boolean => type.offered && type.salesStart <= now && now < type.salesEnd;

export const placeOf = (event: SellableEvent, type: SellableType, seatId?: string): string => {
  const seat = seatId === undefined ? undefined : event.seats[event.seatIndex.get(seatId) ?? -1];
  if (seat) return `${seat.areaName}, row ${seat.row}, seat ${seat.number}`;
  return event.pools.get(type.category ?? '')?.name ?? 'Free choice of place';
};
