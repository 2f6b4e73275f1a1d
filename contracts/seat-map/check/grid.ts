import type { Place } from '../places.ts';

/** Points by the cell they lie in, so that whoever looks for near ones looks at nine cells instead of at all points. */
export interface Grid<Item> {
  add(place: Place, item: Item): void;
  /** Everything in the cell of a place and around it: all that is closer than a cell's size, and some more. */
  around(place: Place): Iterable<Item>;
}

/** More than the cells of one line of any map. */
const line = 1 << 20;

export function createGrid<Item>(cell: number): Grid<Item> {
  const cells = new Map<number, Item[]>();
  const keyOf = (column: number, row: number): number => (row + line / 2) * line + column + line / 2;
  return {
    add([x, y], item) {
      const key = keyOf(Math.floor(x / cell), Math.floor(y / cell));
      const there = cells.get(key);
      if (there) there.push(item);
      else cells.set(key, [item]);
    },
    *around([x, y]) {
      const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const there = cells.get(keyOf(column + dx, row + dy));
          if (there) yield* there;
        }
    },
  };
}
