import type { Availability } from '@event-planner/contracts/booking';
import type { Access } from '../access.ts';
import { sumUp, type Sums } from '../counters.ts';
import { eventIsOnSale, placesOf, type SellableEvent, type SellableType, sellsPool, typeIsOnSale } from '../sellable-event.ts';
import { type Kept, keptFor, type Left, usedBy, type Waited } from '../waiting.ts';
import type { CountedPlaces } from './store.ts';

export interface Taken {
  readonly counted: readonly CountedPlaces[];
  readonly seats: readonly { readonly category: string; readonly taken: number }[];
  readonly waited: readonly Waited[];
  readonly waitingListOpen: boolean;
  readonly waitingRoom: boolean;
  readonly now: Date;
}

type TypeLeft = Availability['ticketTypes'][number];

/** What is left of everything that this access offers. */
export function describe(event: SellableEvent, access: Access, taken: Taken): Availability {
  const types = [...event.types.values()].filter(type => type.offered && access.offers(type));
  const kept = keptFor(event, taken.waited, asLeft(event, taken));
  const isSold = eventIsOnSale(event, taken.now);
  return {
    eventId: event.facts.id,
    salesOpen: isSold && types.some(type => typeIsOnSale(type, taken.now)),
    waitingListOpen: isSold && taken.waitingListOpen,
    waitingRoom: taken.waitingRoom,
    ticketTypes: types.map(type => ({
      ticketTypeId: type.id,
      ...leftOf(event, type, taken),
      ...priceOf(type, taken),
      ...keptOf(event, type, { taken, kept }),
    })),
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

/** What comes free goes to who waits for it: of that the public is told of none. */
function keptOf(
  event: SellableEvent,
  type: SellableType,
  { taken, kept }: { readonly taken: Taken; readonly kept: Kept },
): Partial<Pick<TypeLeft, 'left' | 'waitingList'>> & { readonly waitingList: boolean } {
  const waitingList = taken.waited.some(one => one.ticketTypeId === type.id);
  if (kept.types.size === 0) return { waitingList };
  const own = sumUp([[type.id, 1], ...type.bundle.map(part => [part.ticketTypeId, part.quantity] as const)]);
  if ([...own.keys()].some(id => kept.types.has(id))) return { waitingList: true, left: 0 };
  const each = usedBy(event, own, type.seated ? new Map([[type.category ?? '', 1]]) : new Map());
  const spare = [...each].flatMap(([name, used]) =>
    used > 0 && kept.spare.has(name) ? [Math.floor((kept.spare.get(name) ?? 0) / used)] : [],
  );
  const { left } = leftOf(event, type, taken);
  return spare.length === 0 ? { waitingList } : { waitingList, left: Math.max(0, Math.min(left, ...spare)) };
}

/** The same as the rules of holds see it. */
const asLeft = (event: SellableEvent, { counted, now }: Taken): Left => {
  const takenOf = new Map(counted.map(row => [row.id, row.taken]));
  const capacityOf = new Map(counted.map(row => [row.id, row.capacity]));
  return {
    now,
    left: counter => (capacityOf.get(counter) ?? Infinity) - (takenOf.get(counter) ?? 0),
    leftInPool: category =>
      [...event.types.values()]
        .filter(type => sellsPool(type, category))
        .reduce((left, type) => left - (takenOf.get(type.id) ?? 0), event.pools.get(category)?.capacity ?? Infinity),
    seatsEntered: () => 0,
  };
};

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
