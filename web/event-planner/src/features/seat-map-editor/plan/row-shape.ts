import type { SeatMark } from '@event-planner/contracts/seat-map';
import { between, dot, lengthOf, minus, normalOf, plus, roundedPlace, rounded, times, unit } from './geometry.ts';
import {
  isRow,
  isSeated,
  type Key,
  mapItems,
  type NewItem,
  type Plan,
  replaceItems,
  type RowItem,
  rowsWith,
  type SeatedItem,
} from './plan.ts';
import { apexOf, movedBy, transformed } from './transform.ts';

export const mostSeatsInRow = 500;
export const mostSeatsAtTable = 100;

export const aislesOf = (row: RowItem) => (row.aisles ?? []).filter(aisle => aisle.after < row.seats - 1);
const aisleWidth = (row: RowItem): number => aislesOf(row).reduce((sum, aisle) => sum + aisle.width, 0);

/** The distance between neighbours along the line from end to end. */
export const pitchOf = (row: RowItem): number =>
  row.seats < 2 ? 1 : (lengthOf(minus(row.to, row.from)) - aisleWidth(row)) / (row.seats - 1);

/** The row with its far end so far away, in the same direction. */
function stretched(row: RowItem, length: number, anchor: 'from' | 'middle'): RowItem {
  const direction = unit(minus(row.to, row.from));
  const from = anchor === 'from' ? row.from : minus(between(row.from, row.to), times(direction, length / 2));
  return { ...row, from: roundedPlace(from), to: roundedPlace(plus(from, times(direction, length))) };
}

const withinSeats = (marks: readonly SeatMark[], seats: number): SeatMark[] => marks.filter(mark => mark.at < seats);

/** Another number of seats at the same distance: a row grows at its far end, a table's chairs move together. */
export function resized(item: SeatedItem, seats: number): SeatedItem {
  if (item.type === 'table') return { ...item, seats: clamp(seats, mostSeatsAtTable), marks: withinSeats(item.marks, seats) };
  const count = clamp(seats, mostSeatsInRow);
  const { numbers, aisles, ...rest } = item;
  const kept = (aisles ?? []).filter(aisle => aisle.after < count - 1);
  const next: RowItem = {
    ...rest,
    seats: count,
    marks: withinSeats(item.marks, count),
    ...(kept.length > 0 && { aisles: kept }),
    ...(numbers !== undefined && {
      numbers: Array.from({ length: count }, (_, at) => numbers[at] ?? Math.max(...numbers) + 1 + at - numbers.length),
    }),
  };
  const before = lengthOf(minus(item.to, item.from));
  const length = pitchOf(item) * (count - 1) + aisleWidth(next);
  const scaled = before > 0 ? (length / before) ** 2 : 1;
  return stretched({ ...next, bend: rounded(item.bend * scaled) }, length, 'from');
}
const clamp = (seats: number, most: number): number => Math.min(most, Math.max(1, Math.round(seats)));

export const resizeItems = (plan: Plan, keys: ReadonlySet<Key>, seats: number): Plan =>
  mapItems(plan, keys, item => (isSeated(item) && item.seats !== seats ? resized(item, seats) : item));

/** Rows with this distance between neighbours, their middles staying where they are. */
export const setPitch = (plan: Plan, keys: ReadonlySet<Key>, pitch: number): Plan =>
  mapItems(plan, keys, item =>
    isRow(item) && item.seats > 1 ? stretched(item, pitch * (item.seats - 1) + aisleWidth(item), 'middle') : item,
  );

/** A way through rows after a seat; the halves make room to both sides. A width of 0 closes it. */
export const setAisle = (plan: Plan, keys: ReadonlySet<Key>, { after, width }: { readonly after: number; readonly width: number }): Plan =>
  mapItems(plan, keys, item => {
    if (!isRow(item) || after < 0 || after >= item.seats - 1) return item;
    const others = (item.aisles ?? []).filter(aisle => aisle.after !== after);
    const { aisles: _aisles, ...rest } = item;
    const aisles = width > 0 ? [...others, { after, width }].toSorted((a, b) => a.after - b.after) : others;
    const next: RowItem = { ...rest, ...(aisles.length > 0 && { aisles }) };
    return stretched(next, pitchOf(item) * (item.seats - 1) + aisleWidth(next), 'middle');
  });

/** Rows one behind the other, from the front. */
export function fromFrontToBack(rows: readonly RowItem[]): readonly RowItem[] {
  const first = rows[0];
  if (first === undefined) return [];
  const sideways = normalOf(unit(minus(first.to, first.from)));
  return rows.toSorted((a, b) => dot(minus(apexOf(a), apexOf(b)), sideways));
}

/** Every other row half a seat to the side, so that nobody sits behind a head. */
export function staggerRows(plan: Plan, keys: ReadonlySet<Key>): Plan {
  const ordered = fromFrontToBack(rowsWith(plan, keys));
  return replaceItems(
    plan,
    ordered.flatMap((row, at) => (at % 2 === 0 ? [] : [transformed(row, movedBy(times(unit(minus(row.to, row.from)), pitchOf(row) / 2)))])),
  );
}

/** Row items without a key, for blocks and templates. */
export type NewRow = Extract<NewItem, { type: 'row' }>;
