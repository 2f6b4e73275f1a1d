import type { SeatRow, SeatTable } from './schema.ts';

export type Place = readonly [x: number, y: number];

type RowLine = Pick<SeatRow, 'from' | 'to' | 'bend' | 'seats' | 'aisles'>;

/** Along a parabola through both ends, `bend` away from the chord in its middle: near enough to an arc for a row of chairs. */
export function placesInRow({ from, to, bend, seats, aisles = [] }: RowLine): readonly Place[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const open = aisles.filter(aisle => aisle.after < seats - 1);
  const distance = (length - open.reduce((sum, aisle) => sum + aisle.width, 0)) / Math.max(1, seats - 1);
  return Array.from({ length: seats }, (_, at) => {
    const along = at * distance + open.reduce((sum, aisle) => (aisle.after < at ? sum + aisle.width : sum), 0);
    const t = seats === 1 ? 0.5 : along / length;
    const off = bend * 4 * t * (1 - t);
    return [from[0] + dx * t - (dy / length) * off, from[1] + dy * t + (dx / length) * off];
  });
}

/** From the edge of a table to the middle of a chair. */
export const chairDistance = 0.6;

type TableLine = Pick<SeatTable, 'shape' | 'at' | 'width' | 'depth' | 'rotation' | 'seats'>;

export function placesAtTable({ shape, at, width, depth, rotation, seats }: TableLine): readonly Place[] {
  const turned = turn(at, rotation);
  if (shape === 'round') {
    const radius = width / 2 + chairDistance;
    return Array.from({ length: seats }, (_, place) => {
      const angle = (place / seats) * 2 * Math.PI;
      return turned(radius * Math.sin(angle), -radius * Math.cos(angle));
    });
  }
  const above = Math.ceil(seats / 2);
  return Array.from({ length: seats }, (_, place) => {
    const [side, along, count] = place < above ? [-1, place, above] : [1, place - above, seats - above];
    return turned(((along + 0.5) / count - 0.5) * width, side * (depth / 2 + chairDistance));
  });
}

/** The top of a table as an outline, to draw it and to see what stands on it. */
export function outlineOfTable({ shape, at, width, depth, rotation }: Omit<TableLine, 'seats'>): readonly Place[] {
  const turned = turn(at, rotation);
  if (shape === 'rectangular') {
    const [right, bottom] = [width / 2, depth / 2];
    return [turned(-right, -bottom), turned(right, -bottom), turned(right, bottom), turned(-right, bottom)];
  }
  const corners = 24;
  return Array.from({ length: corners }, (_, corner) => {
    const angle = (corner / corners) * 2 * Math.PI;
    return turned((Math.sin(angle) * width) / 2, (-Math.cos(angle) * width) / 2);
  });
}

const turn = ([x, y]: Place, degrees: number) => {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  return (dx: number, dy: number): Place => [x + dx * cos - dy * sin, y + dx * sin + dy * cos];
};
