import type { SeatMark } from '@event-planner/contracts/seat-map';
import { itemOfSeat, placeOfSeat, type SeatKey } from './places.ts';
import { isSeated, type Item, type Key, mapItems, type Plan, type SeatedItem } from './plan.ts';

export type Sign = 'accessible' | 'companion' | 'restrictedView' | 'absent';

/** Whole rows, tables and standing areas in a category: what single seats were before is painted over. */
export const paintItems = (plan: Plan, keys: ReadonlySet<Key>, category: string): Plan =>
  mapItems(plan, keys, item => {
    if (item.type === 'standing') return item.category === category ? item : { ...item, category };
    if (!isSeated(item) || (item.category === category && item.marks.every(mark => mark.category === undefined))) return item;
    return {
      ...item,
      category,
      marks: tidyMarks(
        item.marks.map(({ category: _before, ...mark }) => mark),
        category,
      ),
    };
  });

/** Only these seats. A row all of whose seats come to one category is that category. */
export const paintSeatsOf = (plan: Plan, seats: ReadonlySet<SeatKey>, category: string): Plan => markSeats(plan, seats, { category });

/** What is special about these seats; false takes the sign away. */
export const signSeats = (plan: Plan, seats: ReadonlySet<SeatKey>, sign: { readonly [Name in Sign]?: boolean }): Plan =>
  markSeats(plan, seats, sign);

function markSeats(plan: Plan, seats: ReadonlySet<SeatKey>, change: Omit<SeatMark, 'at'>): Plan {
  const byItem = Map.groupBy(seats, itemOfSeat);
  return mapItems(plan, new Set(byItem.keys()), item => (isSeated(item) ? marked(item, byItem.get(item.key) ?? [], change) : item));
}

function marked<Some extends Item & SeatedItem>(item: Some, seats: readonly SeatKey[], change: Omit<SeatMark, 'at'>): Some {
  const marks = new Map(item.marks.map(mark => [mark.at, mark]));
  const as = { ...change, ...(change.category === item.category && { category: undefined }) };
  let changed = false;
  for (const at of seats.map(placeOfSeat)) {
    const before = marks.get(at);
    if (at >= item.seats || saysAlready(before, as)) continue;
    marks.set(at, { ...before, ...as, at });
    changed = true;
  }
  return changed ? settled({ ...item, marks: tidyMarks([...marks.values()], item.category) }) : item;
}

const saysAlready = (mark: SeatMark | undefined, change: Omit<SeatMark, 'at'>): boolean =>
  Object.entries(change).every(([name, value]) => (mark?.[name as keyof SeatMark] ?? false) === (value ?? false));

/** Where every seat has another category than the row, the row has it. */
function settled<Some extends Item & SeatedItem>(item: Some): Some {
  const category = item.marks[0]?.category;
  const all = category !== undefined && item.marks.length === item.seats && item.marks.every(mark => mark.category === category);
  return all ? { ...item, category, marks: tidyMarks(item.marks, category) } : item;
}

/** In the order of seats, without marks that say nothing. */
export function tidyMarks(marks: readonly SeatMark[], category: string): SeatMark[] {
  return marks
    .flatMap(mark => {
      const said = Object.entries(mark).filter(
        ([name, value]) => name !== 'at' && value !== undefined && value !== false && !(name === 'category' && value === category),
      );
      return said.length === 0 ? [] : [{ at: mark.at, ...Object.fromEntries(said) }];
    })
    .toSorted((a, b) => a.at - b.at);
}
