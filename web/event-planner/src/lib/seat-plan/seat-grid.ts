import type { Seat } from '@event-planner/contracts/seat-map';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Finds seats by place. Seats stand about one unit apart, so a cell of three holds around nine. */
export interface SeatGrid {
  readonly box: Box;
  /** Indices of the seats whose middle lies in the box. */
  within(box: Box): number[];
  /** The seat closest to a point, if one is no farther than `radius`. */
  nearest(x: number, y: number, radius: number): number | undefined;
}

const cell = 3;
const keyOf = (column: number, row: number): number => (column + 32_768) * 65_536 + (row + 32_768);
const cellOf = (coordinate: number): number => Math.floor(coordinate / cell);

export function createSeatGrid(seats: readonly Seat[]): SeatGrid {
  const house = boxOf(seats);
  const cells = new Map<number, number[]>();
  seats.forEach(({ x, y }, index) => {
    const key = keyOf(cellOf(x), cellOf(y));
    const found = cells.get(key);
    if (found === undefined) cells.set(key, [index]);
    else found.push(index);
  });
  const within = (box: Box): number[] => {
    const found: number[] = [];
    const [top, bottom] = [cellOf(Math.max(box.top, house.top)), cellOf(Math.min(box.bottom, house.bottom))];
    const [left, right] = [cellOf(Math.max(box.left, house.left)), cellOf(Math.min(box.right, house.right))];
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++)
        for (const index of cells.get(keyOf(column, row)) ?? []) if (contains(box, seats[index])) found.push(index);
    return found;
  };
  const nearest = (x: number, y: number, radius: number): number | undefined => {
    const distanceTo = (index: number): number => Math.hypot((seats[index]?.x ?? Number.NaN) - x, (seats[index]?.y ?? Number.NaN) - y);
    const [first] = within({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius })
      .map(index => ({ index, distance: distanceTo(index) }))
      .filter(({ distance }) => distance <= radius)
      .toSorted((a, b) => a.distance - b.distance);
    return first?.index;
  };
  return { box: house, within, nearest };
}

const contains = (box: Box, seat: Seat | undefined): boolean =>
  seat !== undefined && seat.x >= box.left && seat.x <= box.right && seat.y >= box.top && seat.y <= box.bottom;

/** The smallest box around points. */
export const boxOf = (points: readonly { readonly x: number; readonly y: number }[]): Box =>
  points.reduce<Box>(
    (box, { x, y }) => ({
      left: Math.min(box.left, x),
      top: Math.min(box.top, y),
      right: Math.max(box.right, x),
      bottom: Math.max(box.bottom, y),
    }),
    { left: Number.POSITIVE_INFINITY, top: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY, bottom: Number.NEGATIVE_INFINITY },
  );
