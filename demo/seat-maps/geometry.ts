import type { SeatMap, SeatRow } from '@event-planner/contracts/seat-map';

export type Point = [x: number, y: number];
export type Area = SeatMap['areas'][number];
export type Landmark = SeatMap['landmarks'][number];

/** The stage is at the top and y grows downward: 0° points from the focus into the house, positive angles to the right of the plan. */
export const polar = (focus: Point, radius: number, angle: number): Point => [
  focus[0] + radius * Math.sin(angle),
  focus[1] + radius * Math.cos(angle),
];

/** Two decimals are finer than a screen shows and keep a map small. */
export const round = (value: number): number => Math.round(value * 100) / 100;
export const roundPoint = ([x, y]: Point): Point => [round(x), round(y)];
export const outline = (...points: readonly Point[]): Point[] => points.map(roundPoint);

export const rectangle = ([left, top]: Point, [right, bottom]: Point): Point[] =>
  outline([left, top], [right, top], [right, bottom], [left, bottom]);

export const disc = (centre: Point, radius: number, corners = 12): Point[] =>
  outline(...Array.from({ length: corners }, (_, at) => polar(centre, radius, (at / corners) * 2 * Math.PI)));

/** Points along an arc, both ends included: the curved side of an outline. */
export const arc = (focus: Point, radius: number, [from, to]: readonly [number, number]): Point[] =>
  outline(...Array.from({ length: 13 }, (_, at) => polar(focus, radius, from + ((to - from) * at) / 12)));

type RowPlan = Pick<SeatRow, 'label' | 'category' | 'from' | 'to' | 'seats'> & Partial<SeatRow>;

export const row = (plan: RowPlan): SeatRow => ({
  firstNumber: 1,
  step: 1,
  marks: [],
  ...plan,
  from: roundPoint(plan.from),
  to: roundPoint(plan.to),
  bend: round(plan.bend ?? 0),
});

/** A row on a circle around `focus`, bent by the height of the arc over its chord. */
export function arcRow(
  plan: Omit<RowPlan, 'from' | 'to' | 'bend'>,
  circle: { focus: Point; radius: number },
  [from, to]: readonly [number, number],
): SeatRow {
  const { focus, radius } = circle;
  return row({ ...plan, from: polar(focus, radius, from), to: polar(focus, radius, to), bend: radius * (1 - Math.cos((to - from) / 2)) });
}
