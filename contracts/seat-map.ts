import { z } from 'zod';
import { Line } from './http.ts';

const Name = z.string().regex(/^[\w.]{1,24}$/);
/** One unit is the usual distance between two neighbouring seats. */
const Coordinate = z.number().min(-10_000).max(10_000);
const Point = z.tuple([Coordinate, Coordinate]);

const Category = z.object({ id: Name, name: Line, color: z.string().regex(/^#[0-9a-f]{6}$/) });

/** What is special about one seat of a row, by its place in the row counted from 0. */
const Mark = z.object({
  at: z.int().min(0),
  category: Name.optional(),
  accessible: z.boolean().optional(),
  companion: z.boolean().optional(),
  restrictedView: z.boolean().optional(),
});

/** Seats at even distances from one end to the other, on a line or an arc. */
const Row = z.object({
  label: Name,
  category: Name,
  from: Point,
  to: Point,
  /** How far the middle of the row stands off the straight line; positive bends to larger y. */
  bend: Coordinate.default(0),
  seats: z.int().min(1).max(500),
  /** Number of the first seat, and the step to the next: 1, 2 for odd and even sides, negative when counted from the right. */
  firstNumber: z.int().min(0).max(9999).default(1),
  step: z.int().min(-10).max(10).default(1),
  marks: z.array(Mark).default([]),
});

const SeatedArea = z.object({ kind: z.literal('seated'), id: Name, name: Line, rows: z.array(Row).max(500) });
/** People stand; only their number counts. */
const StandingArea = z.object({
  kind: z.literal('standing'),
  id: Name,
  name: Line,
  category: Name,
  capacity: z.int().min(1).max(200_000),
  outline: z.array(Point).min(3).max(64),
});
/** Drawn, not sold: stage, bar, entrance. */
const Landmark = z.object({ name: Line, outline: z.array(Point).min(3).max(64) });

/** A venue's plan. Compact: rows are described, seats are computed by `layOut`. */
export const SeatMap = z.object({
  format: z.literal(1),
  categories: z.array(Category).min(1).max(40),
  areas: z
    .array(z.discriminatedUnion('kind', [SeatedArea, StandingArea]))
    .min(1)
    .max(200),
  landmarks: z.array(Landmark).max(100).default([]),
});
export type SeatMap = z.infer<typeof SeatMap>;
export type SeatRow = z.infer<typeof Row>;

/** One seat. Its index in the laid-out list is its place in live snapshots; its id never changes while its labels stand. */
export interface Seat {
  readonly id: string;
  readonly area: string;
  readonly areaName: string;
  readonly row: string;
  readonly number: number;
  readonly category: string;
  readonly x: number;
  readonly y: number;
  readonly accessible: boolean;
  readonly companion: boolean;
  readonly restrictedView: boolean;
}

/** All seats of a map, in the order the map describes them. Pure: the same map gives the same list everywhere. */
export const layOut = (map: SeatMap): readonly Seat[] =>
  map.areas.flatMap(area => (area.kind === 'seated' ? area.rows.flatMap(row => seatsOf(area, row)) : []));

const seatsOf = (area: { readonly id: string; readonly name: string }, row: SeatRow): readonly Seat[] => {
  const marks = new Map(row.marks.map(mark => [mark.at, mark]));
  return Array.from({ length: row.seats }, (_, at) => {
    const mark = marks.get(at);
    const number = row.firstNumber + at * row.step;
    const [x, y] = placeOf(row, at);
    return {
      id: `${area.id}-${row.label}-${number}`,
      area: area.id,
      areaName: area.name,
      row: row.label,
      number,
      category: mark?.category ?? row.category,
      x,
      y,
      accessible: mark?.accessible ?? false,
      companion: mark?.companion ?? false,
      restrictedView: mark?.restrictedView ?? false,
    };
  });
};

/** A parabola through both ends, `bend` away from the chord in its middle: near enough to an arc for a row of chairs. */
function placeOf({ from, to, bend, seats }: SeatRow, at: number): readonly [x: number, y: number] {
  const t = seats === 1 ? 0.5 : at / (seats - 1);
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const off = bend * 4 * t * (1 - t);
  return [from[0] + dx * t - (dy / length) * off, from[1] + dy * t + (dx / length) * off];
}

/** What is wrong with a map beyond its shape, as sentences. */
export function faultsOf(map: SeatMap): readonly string[] {
  const categories = new Set(map.categories.map(c => c.id));
  const seats = layOut(map);
  const used = [...seats.map(s => s.category), ...map.areas.flatMap(a => (a.kind === 'standing' ? [a.category] : []))];
  const seen = new Set<string>();
  const twice = seats.filter(s => seen.size === seen.add(s.id).size).map(s => s.id);
  return [
    ...[...new Set(used)].filter(c => !categories.has(c)).map(c => `the category ${c} is used but not described`),
    ...twice.map(id => `the seat ${id} is there twice`),
  ];
}
