import { chairDistance, placesAtTable, type SeatTable } from '@event-planner/contracts/seat-map';
import { type Numbered, tolerance } from './row-fit.ts';

export type Top = Pick<SeatTable, 'shape' | 'at' | 'width' | 'depth' | 'rotation' | 'seats' | 'firstNumber'>;

/** The table around which exactly these seats stand, in their order; undefined when none does. */
export function fitTable(seats: readonly Numbered[]): Top | undefined {
  const [first] = seats;
  if (!first || seats.some((seat, at) => seat.number !== first.number + at)) return undefined;
  return [roundTop(seats), rectangularTop(seats)].find(top => top !== undefined && fits(top, seats));
}

function fits(top: Top, seats: readonly Numbered[]): boolean {
  const places = placesAtTable(top);
  return seats.every(({ place }, at) => Math.hypot(place[0] - (places[at]?.[0] ?? NaN), place[1] - (places[at]?.[1] ?? NaN)) <= tolerance);
}

const degrees = (radians: number): number => Math.round(((radians * 180) / Math.PI) * 1000) / 1000 + 0;
const round = (value: number): number => Math.round(value * 10_000) / 10_000 + 0;
const leastSize = 0.1;
const largestSize = 1000;
const isPossible = (size: number): boolean => size >= leastSize && size <= largestSize;

/** Seats at even angles have the table's middle in their own. */
function roundTop(seats: readonly Numbered[]): Top | undefined {
  const [first] = seats as readonly [Numbered];
  const [x, y] = first.place;
  // The only seat of a table stands above it.
  if (seats.length === 1)
    return { ...sized(seats), shape: 'round', at: [x, round(y + 0.5 + chairDistance)], width: 1, depth: 1, rotation: 0 };
  const middle = middleOf(seats);
  const radius = Math.hypot(x - middle[0], y - middle[1]);
  const width = round(2 * (radius - chairDistance));
  if (!isPossible(width)) return undefined;
  return { ...sized(seats), shape: 'round', at: middle, width, depth: width, rotation: degrees(Math.atan2(x - middle[0], middle[1] - y)) };
}

/** The first half of the seats stands above the table, the others below it; their direction is the table's. */
function rectangularTop(seats: readonly Numbered[]): Top | undefined {
  const above = Math.ceil(seats.length / 2);
  if (above < 2) return undefined;
  const [upper, lower] = [middleOf(seats.slice(0, above)), middleOf(seats.slice(above))];
  const [first, second] = seats as readonly [Numbered, Numbered];
  const [dx, dy] = [second.place[0] - first.place[0], second.place[1] - first.place[1]];
  const width = round(Math.hypot(dx, dy) * above);
  const depth = round(Math.hypot(lower[0] - upper[0], lower[1] - upper[1]) - 2 * chairDistance);
  if (!isPossible(width) || !isPossible(depth)) return undefined;
  const at: [number, number] = [round((upper[0] + lower[0]) / 2), round((upper[1] + lower[1]) / 2)];
  return { ...sized(seats), shape: 'rectangular', at, width, depth, rotation: degrees(Math.atan2(dy, dx)) };
}

const sized = (seats: readonly Numbered[]) => ({ seats: seats.length, firstNumber: (seats[0] as Numbered).number });

function middleOf(seats: readonly Numbered[]): [number, number] {
  const sum = (of: 0 | 1): number => round(seats.reduce((total, { place }) => total + place[of], 0) / seats.length);
  return [sum(0), sum(1)];
}
