import { itemOfSeat, placeOfSeat, seatKey, type SeatKey, seatsOf } from './places.ts';
import { isSeated, type Item, type Key, type Plan } from './plan.ts';

/** Whole items, or single seats; never both, so that a command always knows what is meant. */
export interface Selection {
  readonly items: ReadonlySet<Key>;
  readonly seats: ReadonlySet<SeatKey>;
}

export const noSelection: Selection = { items: new Set(), seats: new Set() };
export const ofItems = (items: Iterable<Key>): Selection => ({ items: new Set(items), seats: noSelection.seats });
export const ofSeats = (seats: Iterable<SeatKey>): Selection => ({ items: noSelection.items, seats: new Set(seats) });
export const isEmpty = ({ items, seats }: Selection): boolean => items.size === 0 && seats.size === 0;

/** Adds what is not selected yet, or takes it all away when it is. */
export function toggled(selection: Selection, more: Selection): Selection {
  if (more.seats.size > 0) return ofSeats(flipped(selection.seats, more.seats));
  return more.items.size > 0 ? ofItems(flipped(selection.items, more.items)) : selection;
}
const flipped = <Value>(old: ReadonlySet<Value>, more: ReadonlySet<Value>): ReadonlySet<Value> =>
  more.isSubsetOf(old) ? old.difference(more) : old.union(more);

export const added = (selection: Selection, more: Selection): Selection =>
  more.seats.size > 0
    ? ofSeats(selection.seats.union(more.seats))
    : more.items.size > 0
      ? ofItems(selection.items.union(more.items))
      : selection;

/** The items meant: those selected, or those whose seats are. */
export const itemsMeant = ({ items, seats }: Selection): ReadonlySet<Key> => (seats.size > 0 ? new Set([...seats].map(itemOfSeat)) : items);

/** The seats meant: those selected, or all of the items selected. */
export function seatsMeant(plan: Plan, { items, seats }: Selection): ReadonlySet<SeatKey> {
  if (seats.size > 0) return seats;
  return new Set(
    plan.items.flatMap(item => (items.has(item.key) && isSeated(item) ? seatsOf(item).map(seat => seatKey(item.key, seat.at)) : [])),
  );
}

/** What of a selection still exists: after undo, or when others deleted. */
export function surviving(plan: Plan, selection: Selection): Selection {
  if (isEmpty(selection)) return selection;
  const items = new Map(plan.items.map(item => [item.key, item]));
  const lives = (seat: SeatKey): boolean => {
    const item = items.get(itemOfSeat(seat));
    return item !== undefined && isSeated(item) && placeOfSeat(seat) < item.seats;
  };
  const kept = { items: [...selection.items].filter(key => items.has(key)), seats: [...selection.seats].filter(lives) };
  if (kept.items.length === selection.items.size && kept.seats.length === selection.seats.size) return selection;
  return { items: new Set(kept.items), seats: new Set(kept.seats) };
}

export const everything = (plan: Plan): Selection => ofItems(plan.items.map(item => item.key));
/** All rows and tables of the sections in which something is selected. */
export function wholeSections(plan: Plan, selection: Selection): Selection {
  const keys = itemsMeant(selection);
  const sections = new Set(plan.items.flatMap(item => (keys.has(item.key) && isSeated(item) ? [item.section] : [])));
  return ofItems(plan.items.flatMap(item => (inSections(item, sections) || keys.has(item.key) ? [item.key] : [])));
}
const inSections = (item: Item, sections: ReadonlySet<Key>): boolean => isSeated(item) && sections.has(item.section);
