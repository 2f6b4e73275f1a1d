import { z } from 'zod';
import { Line } from './http.ts';

const Name = z.string().regex(/^[\w.]{1,24}$/);
/** One unit is the usual distance between two neighbouring seats. */
const Coordinate = z.number().min(-10_000).max(10_000);
const Point = z.tuple([Coordinate, Coordinate]);

const Category = z.object({ id: Name, name: Line, color: z.string().regex(/^#[0-9a-f]{6}$/) });

const SeatNumber = z.int().min(0).max(9999);
/** What is special about one seat of a row, by its place in the row counted from 0. */
const Mark = z.object({
  at: z.int().min(0),
  category: Name.optional(),
  accessible: z.boolean().optional(),
  companion: z.boolean().optional(),
  restrictedView: z.boolean().optional(),
  /** There is no seat here, though it is counted: a pillar, a door. */
  absent: z.boolean().optional(),
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
  firstNumber: SeatNumber.default(1),
  step: z.int().min(-10).max(10).default(1),
  /** The seats' numbers where no step makes them, such as 5, 3, 1, 2, 4: as many as there are seats. */
  numbers: z.array(SeatNumber).max(500).optional(),
  /** Ways through the row: `width` more than the usual distance after the seat at `after`. Neighbours across one do not sit together. */
  aisles: z
    .array(z.object({ after: z.int().min(0), width: z.number().min(0).max(1000) }))
    .max(50)
    .optional(),
  marks: z.array(Mark).default([]),
});

/** Seats around a table: evenly around a round one, along both long sides of a rectangular one. */
const Table = z.object({
  label: Name,
  category: Name,
  shape: z.enum(['round', 'rectangular']),
  /** Its middle. */
  at: Point,
  /** Of the table itself; a round one is as wide as deep. */
  width: z.number().min(0.1).max(1000),
  depth: z.number().min(0.1).max(1000),
  /** Degrees, clockwise. */
  rotation: z.number().min(-360).max(360).default(0),
  seats: z.int().min(1).max(100),
  firstNumber: SeatNumber.default(1),
  marks: z.array(Mark).default([]),
});

const SeatedArea = z.object({
  kind: z.literal('seated'),
  id: Name,
  name: Line,
  rows: z.array(Row).max(500),
  tables: z.array(Table).max(500).optional(),
  /** How one gets in, such as `Door B`. */
  entrance: Line.optional(),
});
/** People stand; only their number counts. */
const StandingArea = z.object({
  kind: z.literal('standing'),
  id: Name,
  name: Line,
  category: Name,
  capacity: z.int().min(1).max(200_000),
  outline: z.array(Point).min(3).max(64),
  entrance: Line.optional(),
});
/** Drawn, not sold. */
const Landmark = z.object({
  name: Line,
  kind: z
    .enum(['stage', 'screen', 'entrance', 'exit', 'stairs', 'lift', 'bar', 'toilets', 'first_aid', 'aisle', 'wall', 'other'])
    .optional(),
  outline: z.array(Point).min(3).max(64),
});
/** Words on the plan, `size` units high. */
const Label = z.object({ text: Line, at: Point, size: z.number().min(0.2).max(100), rotation: z.number().min(-360).max(360).default(0) });

/** A venue's plan. Compact: rows are described, seats are computed by `layOut`. */
export const SeatMap = z.object({
  format: z.literal(1),
  categories: z.array(Category).min(1).max(40),
  areas: z
    .array(z.discriminatedUnion('kind', [SeatedArea, StandingArea]))
    .min(1)
    .max(200),
  landmarks: z.array(Landmark).max(100).default([]),
  labels: z.array(Label).max(200).optional(),
});
export type SeatMap = z.infer<typeof SeatMap>;
export type SeatRow = z.infer<typeof Row>;
export type SeatTable = z.infer<typeof Table>;
export type SeatMark = z.infer<typeof Mark>;
export type SeatArea = SeatMap['areas'][number];
export type SeatLandmark = z.infer<typeof Landmark>;
export type SeatLabel = z.infer<typeof Label>;

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

/** All seats of a map, in the order the map describes them: an area's rows, then its tables. Pure: the same map gives the same list everywhere. */
export const layOut = (map: SeatMap): readonly Seat[] =>
  map.areas.flatMap(area =>
    area.kind === 'seated'
      ? [
          ...area.rows.flatMap(row => seatsOf(area, row, placesInRow(row))),
          ...(area.tables ?? []).flatMap(table => seatsOf(area, { ...table, step: 1 }, placesAtTable(table))),
        ]
      : [],
  );

type Place = readonly [x: number, y: number];
type Seats = Pick<SeatRow, 'label' | 'category' | 'firstNumber' | 'step' | 'numbers' | 'marks'>;

function seatsOf(area: { readonly id: string; readonly name: string }, row: Seats, places: readonly Place[]): readonly Seat[] {
  const marks = new Map(row.marks.map(mark => [mark.at, mark]));
  return places.flatMap(([x, y], at) => {
    const mark = marks.get(at);
    if (mark?.absent) return [];
    const number = row.numbers?.[at] ?? row.firstNumber + at * row.step;
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
}

/** Along a parabola through both ends, `bend` away from the chord in its middle: near enough to an arc for a row of chairs. */
export function placesInRow({ from, to, bend, seats, aisles = [] }: SeatRow): readonly Place[] {
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
const chair = 0.6;

export function placesAtTable({ shape, at: [x, y], width, depth, rotation, seats }: SeatTable): readonly Place[] {
  const turn = (rotation * Math.PI) / 180;
  const turned = (dx: number, dy: number): Place => [
    x + dx * Math.cos(turn) - dy * Math.sin(turn),
    y + dx * Math.sin(turn) + dy * Math.cos(turn),
  ];
  if (shape === 'round') {
    const radius = width / 2 + chair;
    return Array.from({ length: seats }, (_, at) => {
      const angle = (at / seats) * 2 * Math.PI;
      return turned(radius * Math.sin(angle), -radius * Math.cos(angle));
    });
  }
  const above = Math.ceil(seats / 2);
  return Array.from({ length: seats }, (_, at) => {
    const [side, place, count] = at < above ? [-1, at, above] : [1, at - above, seats - above];
    return turned(((place + 0.5) / count - 0.5) * width, side * (depth / 2 + chair));
  });
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
