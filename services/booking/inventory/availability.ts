import type { Availability } from '@event-planner/contracts/booking';
import type { Access } from '../access.ts';
import { sumUp, type Sums } from '../counters.ts';
import { eventIsOnSale, placesOf, type SellableEvent, type SellableType, sellsPool, typeIsOnSale } from '../sellable-event.ts';
import type { CountedPlaces } from './store.ts';

export interface Taken {
  readonly counted: readonly CountedPlaces[];
  readonly seats: readonly { readonly category: string; readonly taken: number }[];
  readonly now: Date;
}

type TypeLeft = Availability['ticketTypes'][number];

/** What is left of everything that this access offers. */
export function describe(event: SellableEvent, access: Access, taken: Taken): Availability {
  const types = [...event.types.values()].filter(type => type.offered && access.offers(type));
  return {
    eventId: event.facts.id,
    salesOpen: eventIsOnSale(event, taken.now) && types.some(type => typeIsOnSale(type, taken.now)),
    ticketTypes: types.map(type => ({ ticketTypeId: type.id, ...leftOf(event, type, taken), ...priceOf(type, taken) })),
  };
}

function leftOf(event: SellableEvent, type: SellableType, taken: Taken): Pick<TypeLeft, 'left' | 'capacity'> {
  const limits = limitsOf(event, type, taken);
  // Of a donation there is no end.
  if (limits.length === 0) return { left: type.maxPerOrder, capacity: type.maxPerOrder };
  return {
    left: Math.max(0, Math.min(...limits.map(limit => Math.floor((limit.capacity - limit.taken) / limit.each)))),
    capacity: Math.min(...limits.map(limit => Math.floor(limit.capacity / limit.each))),
  };
}

interface Limit extends Pick<CountedPlaces, 'capacity' | 'taken'> {
  /** How many of it one takes. */
  readonly each: number;
}

/** Everything that limits a ticket type, a bundle with what it includes. */
function limitsOf(event: SellableEvent, type: SellableType, taken: Taken): readonly Limit[] {
  const units = sumUp([[type.id, 1], ...type.bundle.map(part => [part.ticketTypeId, part.quantity] as const)]);
  const places = placesOf(event, units);
  const numbers = taken.counted.flatMap(row => (places.has(row.id) ? [{ ...row, each: places.get(row.id) ?? 0 }] : []));
  return [...(type.seated ? [seatsOf(event, type, taken)] : []), ...numbers, ...poolsOf(event, units, taken)];
}

const seatsOf = (event: SellableEvent, { category }: SellableType, { seats }: Taken): Limit => ({
  capacity: event.seats.filter(seat => seat.category === category).length,
  taken: seats.find(row => row.category === category)?.taken ?? 0,
  each: 1,
});

/** A standing area is shared by every type of its category. */
const poolsOf = (event: SellableEvent, units: Sums, { counted }: Taken): readonly Limit[] =>
  Array.from(event.pools).flatMap(([category, { capacity }]) => {
    const inPool = [...event.types.values()].filter(type => sellsPool(type, category)).map(type => type.id);
    const each = inPool.reduce((sum, id) => sum + (units.get(id) ?? 0), 0);
    const taken = counted.reduce((sum, row) => (inPool.includes(row.id) ? sum + row.taken : sum), 0);
    return each > 0 ? [{ capacity, taken, each }] : [];
  });

function priceOf(type: SellableType, { counted, now }: Taken): Pick<TypeLeft, 'priceMinor' | 'phase' | 'phaseLeft' | 'until'> {
  const left = (counter: string): number => {
    const row = counted.find(one => one.id === counter);
    return row ? Math.max(0, row.capacity - row.taken) : 0;
  };
  const phase = type.phases.find(({ until, counter }) => (until === null || now < until) && (counter === null || left(counter) > 0));
  return {
    priceMinor: phase?.priceMinor ?? type.priceMinor,
    phase: phase?.name ?? null,
    phaseLeft: phase?.counter ? left(phase.counter) : null,
    until: phase?.until?.toISOString() ?? null,
  };
}
