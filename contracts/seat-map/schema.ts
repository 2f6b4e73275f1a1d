import { z } from 'zod';
import { Line } from '../http.ts';

/** No hyphen: it joins area, row and number in a seat's id. */
const Name = z.stringFormat('short_name', /^[\w.]{1,24}$/, 'must be 1 to 24 letters, digits, dots or low lines');
/** One unit is the usual distance between two neighbouring seats. */
const Coordinate = z.number().min(-10_000).max(10_000);
const Point = z.tuple([Coordinate, Coordinate]);

const Category = z.object({ id: Name, name: Line, color: z.stringFormat('color', /^#[0-9a-f]{6}$/, 'must be a colour such as #8a2be2') });

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
  marks: z.array(Mark).max(500).default([]),
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
  marks: z.array(Mark).max(500).default([]),
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
    .enum(['stage', 'screen', 'pitch', 'entrance', 'exit', 'stairs', 'lift', 'bar', 'toilets', 'first_aid', 'aisle', 'wall', 'other'])
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
export type SeatCategory = z.infer<typeof Category>;
export type SeatedArea = z.infer<typeof SeatedArea>;
export type StandingArea = z.infer<typeof StandingArea>;
export type SeatMapPoint = z.infer<typeof Point>;

/** Of one map; a stadium of a whole city has fewer. */
export const maxSeats = 60_000;
export const maxTables = 5000;
