import type { SellableEvent } from '../sellable-event.ts';
import type { Line } from '../tables.ts';

/** What the transaction saw: of the wanted seats those that are taken, the locked counters, and what each owner holds. */
export interface PlacesState {
  readonly now: Date;
  readonly taken: ReadonlySet<string>;
  readonly counters: ReadonlyMap<string, Counter>;
  readonly owners: ReadonlyMap<string, Owned>;
}

export interface Counter {
  readonly capacity: number;
  /** Held and sold. */
  readonly given: number;
}

export interface Owned {
  readonly holds: number;
  /** Of this event. */
  readonly places: number;
}

/** The state as it is after each verdict. */
export interface Books {
  readonly now: Date;
  of(owner: string): Owned;
  isTaken(seat: string): boolean;
  /** The ticket types that have fewer places left than these. */
  short(places: ReadonlyMap<string, number>): readonly string[];
  enter(owner: string, lines: readonly Line[]): void;
}

const nothing: Owned = { holds: 0, places: 0 };

export function createBooks(event: SellableEvent, state: PlacesState): Books {
  const taken = new Set(state.taken);
  const given = new Map(Array.from(state.counters, ([id, counter]) => [id, counter.given]));
  const owners = new Map(state.owners);
  const categoryOf = (typeId: string): string => event.types.get(typeId)?.category ?? '';

  const isShort = (typeId: string, quantity: number): boolean => {
    const counter = state.counters.get(typeId);
    return counter !== undefined && (given.get(typeId) ?? 0) + quantity > counter.capacity;
  };
  /** All types of a standing area together do not fill it beyond its capacity. */
  const poolIsShort = (category: string, places: ReadonlyMap<string, number>): boolean => {
    const pool = event.pools.get(category);
    if (!pool) return false;
    const sums = [given, places].map(numbers =>
      Array.from(numbers).reduce((sum, [typeId, n]) => (categoryOf(typeId) === category ? sum + n : sum), 0),
    );
    return sums.reduce((a, b) => a + b, 0) > pool.capacity;
  };

  return {
    now: state.now,
    of: owner => owners.get(owner) ?? nothing,
    isTaken: seat => taken.has(seat),
    short: places =>
      [...places.keys()].filter(typeId => isShort(typeId, places.get(typeId) ?? 0) || poolIsShort(categoryOf(typeId), places)),
    enter(owner, lines) {
      const before = owners.get(owner) ?? nothing;
      const places = lines.reduce((sum, line) => sum + line.quantity, 0);
      owners.set(owner, { holds: before.holds + 1, places: before.places + places });
      for (const { seat, ticketTypeId, quantity } of lines) {
        if (seat !== null) taken.add(seat);
        if (state.counters.has(ticketTypeId)) given.set(ticketTypeId, (given.get(ticketTypeId) ?? 0) + quantity);
      }
    },
  };
}
