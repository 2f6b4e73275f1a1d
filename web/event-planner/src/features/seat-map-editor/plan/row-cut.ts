import type { SeatMark } from '@event-planner/contracts/seat-map';
import { type AnyPlace, dot, lengthOf, minus, normalOf, rounded, roundedPlace, unit } from './geometry.ts';
import { withNumbers } from './numbering.ts';
import { numberOf, seatsOf } from './places.ts';
import { addItems, isRow, type Key, type Plan, removeItems, replaceItems, type RowItem, rowsWith } from './plan.ts';
import { aislesOf, mostSeatsInRow, pitchOf } from './row-shape.ts';
import { apexOf } from './transform.ts';

/** One row becomes two, cut after a seat. */
export function splitRow(plan: Plan, key: Key, after: number): { readonly plan: Plan; readonly keys: readonly Key[] } {
  const row = plan.items.find(item => item.key === key);
  if (row === undefined || !isRow(row) || after < 0 || after >= row.seats - 1) return { plan, keys: [] };
  const [head, tail] = [partOf(row, 0, after), partOf(row, after + 1, row.seats - 1)];
  const added = addItems(replaceItems(plan, [{ ...head, key }]), [tail]);
  return { plan: added.plan, keys: [key, ...added.keys] };
}

function partOf(row: RowItem, first: number, last: number): Omit<RowItem, 'key'> {
  const places = seatsOf(row);
  const { key: _key, aisles, numbers, ...rest } = row;
  const [from, to] = [places[first], places[last]].map(seat => [seat?.x ?? 0, seat?.y ?? 0] as const) as [AnyPlace, AnyPlace];
  const share = lengthOf(minus(to, from)) / (lengthOf(minus(row.to, row.from)) || 1);
  const kept = (aisles ?? []).flatMap(({ after, width }) => (after >= first && after < last ? [{ after: after - first, width }] : []));
  return {
    ...rest,
    from: roundedPlace(from),
    to: roundedPlace(to),
    bend: rounded(row.bend * share * share),
    seats: last - first + 1,
    firstNumber: numberOf(row, first),
    ...(numbers !== undefined && { numbers: numbers.slice(first, last + 1) }),
    ...(kept.length > 0 && { aisles: kept }),
    marks: row.marks.flatMap(mark => (mark.at >= first && mark.at <= last ? [{ ...mark, at: mark.at - first }] : [])),
  };
}

/** Rows end to end become one; what lay between them becomes aisles. Numbers stay as they were. */
export function joinRows(plan: Plan, keys: ReadonlySet<Key>): { readonly plan: Plan; readonly key: Key | undefined } {
  const rows = rowsWith(plan, keys);
  const [first] = rows;
  if (first === undefined || rows.length < 2 || rows.reduce((sum, row) => sum + row.seats, 0) > mostSeatsInRow)
    return { plan, key: undefined };
  const direction = unit(minus(first.to, first.from));
  const ordered = rows
    .map(row => (dot(minus(row.to, row.from), direction) < 0 ? turnedRound(row) : row))
    .toSorted((a, b) => dot(minus(apexOf(a), apexOf(b)), direction));
  const joined = joinedRow(ordered, first);
  return {
    plan: replaceItems(removeItems(plan, new Set(rows.filter(row => row !== first).map(row => row.key))), [joined]),
    key: first.key,
  };
}

function joinedRow(ordered: readonly RowItem[], first: RowItem): RowItem {
  const seats = ordered.flatMap((row, part) => seatsOf(row).map(seat => ({ row, part, ...seat })));
  const [start, end] = [ordered[0], ordered.at(-1)] as [RowItem, RowItem];
  const pitch = pitchOf(first);
  const aisles = seats.flatMap((seat, at) => {
    const next = seats[at + 1];
    if (next === undefined) return [];
    const own = next.part === seat.part ? aislesOf(seat.row).find(aisle => aisle.after === seat.at)?.width : undefined;
    const width = own ?? (next.part === seat.part ? 0 : rounded(Math.hypot(next.x - seat.x, next.y - seat.y) - pitch));
    return width > 0.05 ? [{ after: at, width }] : [];
  });
  const middle = seats[Math.floor(seats.length / 2)];
  const chord = minus(end.to, start.from);
  const along = middle === undefined ? 0.5 : dot(minus([middle.x, middle.y], start.from), chord) / (dot(chord, chord) || 1);
  const off = middle === undefined ? 0 : dot(minus([middle.x, middle.y], start.from), normalOf(unit(chord)));
  const { aisles: _aisles, ...rest } = first;
  const joined = {
    ...rest,
    from: start.from,
    to: end.to,
    bend: rounded(off / Math.max(0.1, 4 * along * (1 - along))),
    seats: seats.length,
    ...(aisles.length > 0 && { aisles }),
    marks: ordered.reduce<{ marks: SeatMark[]; before: number }>(
      ({ marks, before }, row) => ({
        marks: [...marks, ...row.marks.map(mark => ({ ...mark, at: mark.at + before, category: mark.category ?? row.category }))],
        before: before + row.seats,
      }),
      { marks: [], before: 0 },
    ).marks,
  };
  return withNumbers(
    joined,
    seats.map(seat => seat.number),
  );
}

/** The same seats, described from the other end. */
export function turnedRound(row: RowItem): RowItem {
  const last = row.seats - 1;
  const { aisles, numbers, ...rest } = row;
  return {
    ...rest,
    from: row.to,
    to: row.from,
    bend: -row.bend + 0,
    firstNumber: numberOf(row, last),
    step: -row.step + 0,
    ...(numbers !== undefined && { numbers: numbers.toReversed() }),
    ...(aisles !== undefined && {
      aisles: aislesOf(row)
        .map(({ after, width }) => ({ after: last - 1 - after, width }))
        .toReversed(),
    }),
    marks: row.marks.map(mark => ({ ...mark, at: last - mark.at })),
  };
}
