import { phasesOf, sumUp, type Sums, ticketCountOf, unitsOf } from '../counters.ts';
import { placesOf, type SellableEvent, sellsPool } from '../sellable-event.ts';
import type { Line } from '../tables.ts';
import { inPoolOf, type Left, type Waited } from '../waiting.ts';

/** What the transaction saw: of the wanted seats those that are taken (of all, when somebody wants the best of them), the locked counters, and what each owner holds. */
export interface PlacesState {
  readonly now: Date;
  readonly taken: ReadonlySet<string>;
  readonly counters: ReadonlyMap<string, Counter>;
  readonly owners: ReadonlyMap<string, Owned>;
  /** What people wait for. @default nothing */
  readonly waited?: readonly Waited[];
}

export interface Counter {
  readonly capacity: number;
  /** Held and sold. */
  readonly given: number;
}

export interface Owned {
  /** Active ones. */
  readonly holds: number;
  /** Of this event, in those. */
  readonly places: number;
  /** Of this event, in holds and bookings, where a person may have so many only: by ticket type with all that bundles include. */
  readonly units: Sums;
  /** People whom those admit. */
  readonly tickets: number;
}

/** The state as it is after each verdict. */
export interface Books extends Left {
  readonly waited: readonly Waited[];
  of(owner: string): Owned;
  isTaken(seat: string): boolean;
  /** One byte for each seat of the event, 0 where it is free: of those that the transaction looked at. */
  takenSeats(): Uint8Array;
  /** Those of these ticket types, each with how many are wanted, that have fewer left. */
  short(units: Sums): readonly string[];
  enter(owner: string, lines: readonly Line[]): void;
}

export const nothingOwned: Owned = { holds: 0, places: 0, units: new Map(), tickets: 0 };

export function createBooks(event: SellableEvent, state: PlacesState): Books {
  const taken = new Set(state.taken);
  const given = new Map(Array.from(state.counters, ([id, counter]) => [id, counter.given]));
  const owners = new Map(state.owners);
  const entered = new Map<string, number>();
  const left = (counter: string): number => (state.counters.get(counter)?.capacity ?? Infinity) - (given.get(counter) ?? 0);
  let marks: Uint8Array | undefined;
  const mark = (seat: string): void => {
    const index = event.seatIndex.get(seat);
    if (marks && index !== undefined) marks[index] = 1;
  };
  const categoryOf = (typeId: string): string => event.types.get(typeId)?.category ?? '';
  /** All types of a standing area together do not fill it beyond its capacity. */
  const leftInPool = (category: string): number => {
    const inPool = [...event.types.values()].filter(type => sellsPool(type, category));
    return inPool.reduce((sum, { id }) => sum - (given.get(id) ?? 0), event.pools.get(category)?.capacity ?? Infinity);
  };
  const poolIsShort = (category: string, units: Sums): boolean =>
    event.pools.has(category) && inPoolOf(event, category, units) > leftInPool(category);

  return {
    now: state.now,
    waited: state.waited ?? [],
    of: owner => owners.get(owner) ?? nothingOwned,
    isTaken: seat => taken.has(seat),
    takenSeats() {
      if (!marks) {
        marks = new Uint8Array(event.seats.length);
        taken.forEach(mark);
      }
      return marks;
    },
    left,
    leftInPool,
    seatsEntered: category => entered.get(category) ?? 0,
    short(units) {
      const places = placesOf(event, units);
      const isShort = (counter: string): boolean => (places.get(counter) ?? 0) > left(counter);
      return [...units.keys()].filter(id => event.types.get(id)?.counters.some(isShort) || poolIsShort(categoryOf(id), units));
    },
    enter(owner, lines) {
      const before = owners.get(owner) ?? nothingOwned;
      const [units, tickets] = [unitsOf(lines), ticketCountOf(lines)];
      owners.set(owner, {
        holds: before.holds + 1,
        places: before.places + tickets,
        units: event.capped ? sumUp([...before.units, ...units]) : before.units,
        tickets: before.tickets + tickets,
      });
      for (const { seat, ticketTypeId } of lines) {
        if (seat === null) continue;
        taken.add(seat);
        mark(seat);
        entered.set(categoryOf(ticketTypeId), (entered.get(categoryOf(ticketTypeId)) ?? 0) + 1);
      }
      for (const [counter, quantity] of talliesOf(event, lines)) given.set(counter, (given.get(counter) ?? 0) + quantity);
    },
  };
}

/** By how much these lines change which counters. */
export function talliesOf(event: SellableEvent, lines: readonly Line[]): Sums {
  const counted = lines.filter(line => event.types.get(line.ticketTypeId)?.counted);
  if (counted.length === 0) return new Map();
  const phased = counted.filter(line =>
    event.types.get(line.ticketTypeId)?.phases.some(of => of.name === line.phase && of.counter !== null),
  );
  return sumUp([...placesOf(event, unitsOf(counted)), ...phasesOf(event.facts.id, phased)]);
}
