import { type RowLabelling, rowLabels, numberRows, type SeatNumberScheme } from '@event-planner/contracts/seat-map';
import { curvedTogether } from './curve.ts';
import { type AnyPlace, lengthOf, minus, normalOf, type Place, plus, roundedPlace, times, unit } from './geometry.ts';
import type { Key, LandmarkKind, NewItem } from './plan.ts';
import { mostSeatsInRow, type NewRow } from './row-shape.ts';

/** What new rows and tables belong to. */
export interface Belongs {
  readonly section: Key;
  readonly category: string;
}

export interface RowStroke extends Belongs {
  readonly from: AnyPlace;
  readonly to: AnyPlace;
  readonly pitch: number;
  /** How many seats; as many as fit when undefined. */
  readonly seats: number | undefined;
  readonly label: string;
}

/** A row along a stroke. The first seat is where it began; as many follow as fit, or as many as wished. */
export function rowAlong({ from, to, pitch, seats, label, section, category }: RowStroke): NewRow {
  const along = minus(to, from);
  const count = Math.min(mostSeatsInRow, Math.max(1, seats ?? Math.floor(lengthOf(along) / pitch + 1.25)));
  return {
    ...row({ section, category }),
    label,
    from: roundedPlace(from),
    to: roundedPlace(plus(from, times(unit(along), pitch * (count - 1)))),
    seats: count,
  };
}

const row = ({ section, category }: Belongs) => ({ type: 'row' as const, section, category, bend: 0, firstNumber: 1, step: 1, marks: [] });

export interface BlockForm {
  readonly rows: number;
  readonly seats: number;
  readonly pitch: number;
  readonly rowDistance: number;
  /** How far the middle of the front row stands off; positive bends around what is in front. */
  readonly bend: number;
  readonly stagger: boolean;
  readonly labels: Omit<RowLabelling, 'rows'>;
  readonly numbers: SeatNumberScheme;
  readonly firstNumber: number;
}

/** Rows one behind the other. `from` is the first seat of the front row, `direction` the way the row runs. */
export function blockRows(
  { rows, seats, pitch, rowDistance, bend, stagger, labels, numbers, firstNumber }: BlockForm,
  { from, direction, ...belongs }: Belongs & { readonly from: AnyPlace; readonly direction: AnyPlace },
): readonly NewRow[] {
  const along = unit(direction);
  const names = rowLabels({ ...labels, rows });
  const numbering = numberRows({ scheme: numbers, rows: Array.from({ length: rows }, () => seats), first: firstNumber });
  const straight = Array.from({ length: rows }, (_, at): NewRow => {
    const aside = stagger && at % 2 === 1 ? pitch / 2 : 0;
    const start = plus(plus(from, times(normalOf(along), at * rowDistance)), times(along, aside));
    return {
      ...row(belongs),
      ...numbering[at],
      label: names[at] ?? String(at + 1),
      from: roundedPlace(start),
      to: roundedPlace(plus(start, times(along, pitch * (seats - 1)))),
      seats,
    };
  });
  return bend === 0 || straight[0] === undefined ? straight : curvedTogether(straight, straight[0], bend);
}

/** How many rows and seats of a block fit between two corners, and where it begins. */
export function blockBetween(a: AnyPlace, b: AnyPlace, { pitch, rowDistance }: Pick<BlockForm, 'pitch' | 'rowDistance'>) {
  const from: Place = [Math.min(a[0], b[0]), Math.min(a[1], b[1])];
  const count = (length: number, distance: number): number => Math.min(mostSeatsInRow, Math.max(1, Math.floor(length / distance + 1.25)));
  return { from, seats: count(Math.abs(b[0] - a[0]), pitch), rows: Math.min(100, count(Math.abs(b[1] - a[1]), rowDistance)) };
}

export interface TableForm {
  readonly shape: 'round' | 'rectangular';
  readonly seats: number;
}

/** A table wide enough for its chairs. */
export function tableAt(
  at: AnyPlace,
  { shape, seats }: TableForm,
  { label, section, category }: Belongs & { readonly label: string },
): NewItem {
  const [width, depth] =
    shape === 'round'
      ? [Math.max(1.2, seats / Math.PI - 0.9), Math.max(1.2, seats / Math.PI - 0.9)]
      : [Math.max(1.2, Math.ceil(seats / 2)), 1.2];
  return {
    type: 'table',
    section,
    category,
    label,
    shape,
    at: roundedPlace(at),
    width: Math.round(width * 10) / 10,
    depth: Math.round(depth * 10) / 10,
    rotation: 0,
    seats,
    firstNumber: 1,
    marks: [],
  };
}

export const rectangleBetween = (a: AnyPlace, b: AnyPlace): [number, number][] =>
  (
    [
      [a[0], a[1]],
      [b[0], a[1]],
      [b[0], b[1]],
      [a[0], b[1]],
    ] as const
  ).map(roundedPlace);

export const landmarkOf = (name: string, kind: LandmarkKind, outline: readonly AnyPlace[]): NewItem => ({
  type: 'landmark',
  name,
  kind,
  outline: outline.map(roundedPlace),
});

export interface StandingForm {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly outline: readonly AnyPlace[];
}

/** Two seats stand around 55 cm apart, and a hall reckons with three people to a square metre. */
const peoplePerUnit = 0.9;

export const standingArea = ({ id, name, category, outline }: StandingForm): NewItem => ({
  type: 'standing',
  kind: 'standing',
  id,
  name,
  category,
  capacity: Math.max(1, Math.min(200_000, Math.round(surfaceOf(outline) * peoplePerUnit))),
  outline: outline.map(roundedPlace),
});

export const surfaceOf = (outline: readonly AnyPlace[]): number =>
  Math.abs(outline.reduce((sum, [x, y], at) => sum + x * (outline.at(at - 1)?.[1] ?? 0) - (outline.at(at - 1)?.[0] ?? 0) * y, 0) / 2);
