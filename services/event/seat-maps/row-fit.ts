import { placesInRow, type SeatRow } from '@event-planner/contracts/seat-map';

export interface Numbered {
  readonly number: number;
  readonly place: readonly [number, number];
}

/** Where a row stands, how it is bent and parted, and how it is numbered. */
export type Line = Pick<SeatRow, 'from' | 'to' | 'bend' | 'seats' | 'aisles' | 'firstNumber' | 'step' | 'numbers'>;

/** How far a seat may stand from where its row computes it: ten times what rounding to three decimals moves. */
export const tolerance = 0.005;
const maxSeatsInRow = 500;
const maxAisles = 50;

/**
 * The fewest rows, within reason, that put every seat where it is: one where they stand on a line or a parabola at even distances with aisles between them, else
 * two, parted at the widest gap or in the middle, and so on. Two seats, and one, are always a row.
 */
export function fitRows<Seat extends Numbered>(
  seats: readonly Seat[],
): readonly { readonly line: Line; readonly seats: readonly Seat[] }[] {
  const line = fitLine(seats);
  if (line) return [{ line, seats }];
  const at = cutOf(seats);
  return [...fitRows(seats.slice(0, at)), ...fitRows(seats.slice(at))];
}

/** From one end to the other: a table sorted by number may jump from side to side. */
export function inOrderOfPlace<Seat extends Numbered>(seats: readonly Seat[]): readonly Seat[] {
  const [first] = seats;
  const last = seats.at(-1);
  if (!first || !last || seats.length < 3) return seats;
  const one = farthestFrom(first, seats);
  const other = farthestFrom(one, seats);
  const [ax, ay] = [other.place[0] - one.place[0], other.place[1] - one.place[1]];
  const along = ({ place: [x, y] }: Numbered): number => x * ax + y * ay;
  const sorted = seats.toSorted((a, b) => along(a) - along(b));
  return along(first) > along(last) ? sorted.toReversed() : sorted;
}

const between = ({ place: [ax, ay] }: Numbered, { place: [bx, by] }: Numbered): number => Math.hypot(bx - ax, by - ay);

const farthestFrom = <Seat extends Numbered>(from: Seat, seats: readonly Seat[]): Seat =>
  seats.reduce((farthest, seat) => (between(from, seat) > between(from, farthest) ? seat : farthest), from);

/** Where to part seats that are no row: after the widest gap, or in the middle when none is wider than the others. */
function cutOf(seats: readonly Numbered[]): number {
  const gaps = seats.slice(1).map((seat, at) => between(seats[at] as Numbered, seat));
  const widest = Math.max(...gaps);
  return widest > Math.min(...gaps) * 1.2 ? gaps.indexOf(widest) + 1 : Math.ceil(seats.length / 2);
}

function fitLine(seats: readonly Numbered[]): Line | undefined {
  const [first, last] = [seats[0], seats.at(-1)];
  if (!first || !last || seats.length > maxSeatsInRow) return undefined;
  const [x, y] = first.place;
  const numbering = numberingOf(seats.map(seat => seat.number));
  // A row of one stands in the middle between its ends.
  if (seats.length === 1) return { from: [x - 0.5, y], to: [x + 0.5, y], bend: 0, seats: 1, ...numbering };
  const line: Line = { from: [x, y], to: [...last.place], ...shapeOf(seats), seats: seats.length, ...numbering };
  const places = placesInRow(line);
  const fits = seats.every(
    ({ place }, at) => Math.hypot(place[0] - (places[at]?.[0] ?? NaN), place[1] - (places[at]?.[1] ?? NaN)) <= tolerance,
  );
  return fits && (line.aisles?.length ?? 0) <= maxAisles ? line : undefined;
}

/** Bend and aisles as the seats have them, seen along the line between the outer ones. */
function shapeOf(seats: readonly Numbered[]): Pick<Line, 'bend' | 'aisles'> {
  const [[fromX, fromY], [toX, toY]] = [(seats[0] as Numbered).place, (seats.at(-1) as Numbered).place];
  const [dx, dy] = [toX - fromX, toY - fromY];
  const length = Math.hypot(dx, dy) || 1;
  const seen = seats.map(({ place: [x, y] }) => {
    const along = ((x - fromX) * dx + (y - fromY) * dy) / length;
    return { along, t: along / length, off: ((y - fromY) * dx - (x - fromX) * dy) / length };
  });
  const middle = seen.reduce((best, one) => (Math.abs(one.t - 0.5) < Math.abs(best.t - 0.5) ? one : best));
  const bend = middle.t > 0 && middle.t < 1 ? round(middle.off / (4 * middle.t * (1 - middle.t))) : 0;
  const gaps = seen.slice(1).map(({ along }, at) => along - (seen[at]?.along ?? 0));
  const usual = Math.min(...gaps);
  const aisles = gaps.flatMap((gap, after) => (gap - usual > 2 * tolerance ? [{ after, width: round(gap - usual) }] : []));
  return aisles.length > 0 ? { bend, aisles } : { bend };
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000 + 0;

/** Of evenly growing numbers their first and their step, else the numbers themselves. */
export function numberingOf(numbers: readonly number[]): Pick<Line, 'firstNumber' | 'step' | 'numbers'> {
  const [first = 1, second = first + 1] = numbers;
  const step = second - first;
  const isEven = Math.abs(step) <= 10 && numbers.every((number, at) => number === first + at * step);
  return isEven ? { firstNumber: first, step } : { firstNumber: first, step: 1, numbers: [...numbers] };
}
