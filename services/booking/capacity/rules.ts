import type { CategoryPlaces, CounterPlaces, EventPlaces, Places } from '@event-planner/contracts/inventory';
import type { SeatState } from '@event-planner/contracts/live';
import type { SellableEvent } from '../sellable-event.ts';
import { sellsPool, soldCategories } from '../sellable-event.ts';

export interface CounterRow {
  readonly id: string;
  readonly kind: CounterPlaces['kind'];
  readonly capacity: number;
  readonly sold: number;
  readonly held: number;
  readonly blocked: number;
}
export interface ClaimedSeat {
  readonly seat: string;
  /** As it was when it was claimed. */
  readonly category: string;
  readonly state: Exclude<SeatState, 'free'>;
}

type Given = Pick<Places, 'sold' | 'held' | 'blocked'>;
const nothing: Given = { sold: 0, held: 0, blocked: 0 };

export function describePlaces(
  event: SellableEvent,
  { counters, seats }: { readonly counters: readonly CounterRow[]; readonly seats: readonly ClaimedSeat[] },
): Pick<EventPlaces, 'overbooked' | 'counters' | 'categories'> {
  const described = counters.flatMap(row => countedPlaces(event, row));
  const categories = [...seatedPlaces(event, seats), ...standingPlaces(event, counters)];
  return { counters: described, categories, overbooked: [...described, ...categories].some(places => places.overbooked > 0) };
}

const placesOf = (capacity: number, { sold, held, blocked }: Given): Places => ({
  capacity,
  sold,
  held,
  blocked,
  free: Math.max(0, capacity - sold - held - blocked),
  overbooked: Math.max(0, sold + held + blocked - capacity),
});

/** What a counter has no name for is no longer part of the event; it limits nothing and is shown only while something of it is out. */
function countedPlaces(event: SellableEvent, { id, kind, capacity, ...given }: CounterRow): readonly CounterPlaces[] {
  const known = nameOf(event, id, kind);
  if (!known) return [];
  if (known.removed && given.sold + given.held + given.blocked === 0) return [];
  return [{ id, kind, ...known, ...placesOf(capacity, given) }];
}

function nameOf(event: SellableEvent, id: string, kind: CounterRow['kind']): Pick<CounterPlaces, 'name' | 'phase' | 'removed'> | undefined {
  if (kind === 'type') {
    const type = event.types.get(id);
    return type && { name: type.name, phase: null, removed: !type.offered };
  }
  if (kind === 'quota') {
    const name = event.quotaNames.get(id);
    return name === undefined ? undefined : { name, phase: null, removed: false };
  }
  for (const type of event.types.values()) {
    const phase = type.phases.find(one => one.counter === id);
    if (phase) return { name: type.name, phase: phase.name, removed: !type.offered };
  }
  return undefined;
}

const add = (given: Given, state: ClaimedSeat['state']): Given => ({ ...given, [state]: given[state] + 1 });

/** A seat counts for the category that it has now. One that the plan has no more still counts for who has it, and is too many. */
function seatedPlaces(event: SellableEvent, claimed: readonly ClaimedSeat[]): readonly CategoryPlaces[] {
  const capacities = new Map<string, number>();
  for (const { category } of event.seats) capacities.set(category, (capacities.get(category) ?? 0) + 1);
  const given = new Map<string, Given>();
  const beyond = new Map<string, number>();
  for (const { seat, category, state } of claimed) {
    const now = event.seats[event.seatIndex.get(seat) ?? -1]?.category;
    if (now === undefined && state === 'blocked') continue; // Kept from everybody because it is not there.
    const of = now ?? category;
    given.set(of, add(given.get(of) ?? nothing, state));
    if (now === undefined) beyond.set(of, (beyond.get(of) ?? 0) + 1);
  }
  const sold = soldCategories(event);
  return [...new Set([...capacities.keys(), ...given.keys()])].map(category => {
    const capacity = capacities.get(category) ?? 0;
    const [own, overbooked] = [given.get(category) ?? nothing, beyond.get(category) ?? 0];
    const places = { ...placesOf(capacity, own), overbooked, free: capacity + overbooked - own.sold - own.held - own.blocked };
    return { category, name: event.categoryNames.get(category) ?? category, kind: 'seats', offered: sold.has(category), ...places };
  });
}

const standingPlaces = (event: SellableEvent, counters: readonly CounterRow[]): readonly CategoryPlaces[] =>
  Array.from(event.pools, ([category, { capacity, name }]) => {
    const types = new Set([...event.types.values()].filter(type => sellsPool(type, category)).map(type => type.id));
    const given = counters
      .filter(row => types.has(row.id))
      .reduce((sum, row) => ({ sold: sum.sold + row.sold, held: sum.held + row.held, blocked: sum.blocked + row.blocked }), nothing);
    return { category, name, kind: 'standing', offered: soldCategories(event).has(category), ...placesOf(capacity, given) };
  });
