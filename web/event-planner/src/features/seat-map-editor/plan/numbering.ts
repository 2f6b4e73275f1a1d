import { numberRows, type RowLabelling, rowLabels, type SeatNumbering, type SeatNumberScheme } from '@event-planner/contracts/seat-map';
import { dot, minus, normalOf, unit } from './geometry.ts';
import { isRow, isSeated, type Key, itemsWith, type Plan, replaceItems, type RowItem, type SeatedItem, type TableItem } from './plan.ts';
import { fromFrontToBack } from './row-shape.ts';
import { apexOf } from './transform.ts';

export interface NumberingForm {
  readonly labels: Omit<RowLabelling, 'rows'> | undefined;
  readonly seats: { readonly scheme: SeatNumberScheme; readonly first: number } | undefined;
  /** Rows side by side are one row to the visitor: one label, and numbers that go on. */
  readonly together: boolean;
  /** Places without a seat are not counted. */
  readonly skipsAbsent: boolean;
}

/** Labels rows from the front and numbers their seats, each area for itself; tables are labelled in reading order. */
export function numberItems(plan: Plan, keys: ReadonlySet<Key>, form: NumberingForm): Plan {
  const bySection = Map.groupBy(itemsWith(plan, keys).filter(isSeated), ({ section }) => section);
  return replaceItems(
    plan,
    [...bySection.values()].flatMap(items => numbered(items, form)),
  );
}

function numbered(items: readonly SeatedItem[], { labels, seats, together, skipsAbsent }: NumberingForm): readonly SeatedItem[] {
  const lines = linesOf(items.filter(isRow), together);
  const tables = items.filter((item): item is TableItem => item.type === 'table').toSorted(inReadingOrder);
  const names = labels === undefined ? [] : rowLabels({ ...labels, rows: lines.length + tables.length });
  const numbers =
    seats === undefined
      ? []
      : numberRows({ scheme: seats.scheme, first: seats.first, rows: lines.map(line => countedIn(line, skipsAbsent)) });
  const rows = lines.flatMap((line, at) => {
    const counted = numbers[at] === undefined ? line : numberedLine(line, numbers[at], skipsAbsent);
    return counted.map(row => ({ ...row, label: names[at] ?? row.label }));
  });
  return [
    ...rows,
    ...tables.map((table, at) => ({
      ...table,
      label: names[lines.length + at] ?? table.label,
      firstNumber: seats?.first ?? table.firstNumber,
    })),
  ];
}

const inReadingOrder = (a: TableItem, b: TableItem): number => (Math.abs(a.at[1] - b.at[1]) > 0.8 ? a.at[1] - b.at[1] : a.at[0] - b.at[0]);

/** Rows from front to back; with `together`, those level with each other as one line from left to right. */
function linesOf(rows: readonly RowItem[], together: boolean): readonly (readonly RowItem[])[] {
  const ordered = fromFrontToBack(rows);
  const first = ordered[0];
  if (!together || first === undefined) return ordered.map(row => [row]);
  const sideways = normalOf(unit(minus(first.to, first.from)));
  const lines: RowItem[][] = [];
  for (const row of ordered) {
    const line = lines.at(-1);
    const level = line?.[0] !== undefined && Math.abs(dot(minus(apexOf(row), apexOf(line[0])), sideways)) < 0.4;
    if (level) line.push(row);
    else lines.push([row]);
  }
  return lines.map(line => line.toSorted((a, b) => apexOf(a)[0] - apexOf(b)[0] || apexOf(a)[1] - apexOf(b)[1]));
}

const isCounted = (row: RowItem, at: number, skipsAbsent: boolean): boolean =>
  !skipsAbsent || !row.marks.some(mark => mark.at === at && mark.absent === true);
const countedPlaces = (row: RowItem, skipsAbsent: boolean): readonly number[] =>
  Array.from({ length: row.seats }, (_, at) => at).filter(at => isCounted(row, at, skipsAbsent));
const countedIn = (line: readonly RowItem[], skipsAbsent: boolean): number =>
  line.reduce((sum, row) => sum + countedPlaces(row, skipsAbsent).length, 0);

/** Rows drawn from right to left are counted as they are seen. */
const runsLeft = (row: RowItem): boolean => row.to[0] < row.from[0] - 1e-6;

function numberedLine(line: readonly RowItem[], numbering: SeatNumbering, skipsAbsent: boolean): readonly RowItem[] {
  let before = 0;
  return line.map(row => {
    const places = countedPlaces(row, skipsAbsent);
    const inOrder = runsLeft(row) ? places.toReversed() : places;
    const numbers: number[] = [];
    inOrder.forEach(
      (at, i) => void (numbers[at] = Math.max(0, numbering.numbers?.[before + i] ?? numbering.firstNumber + (before + i) * numbering.step)),
    );
    before += places.length;
    return withNumbers(row, numbers);
  });
}

/** As a first number and a step where these say it, else as a list. A place without a seat repeats its neighbour's number. */
export function withNumbers(row: RowItem, given: readonly (number | undefined)[]): RowItem {
  const { numbers: _numbers, ...rest } = row;
  const numbers: number[] = [];
  for (let at = 0; at < row.seats; at++) numbers.push(given[at] ?? numbers.at(-1) ?? given.find(number => number !== undefined) ?? 0);
  const [first = 0, second = first + 1] = numbers;
  const step = row.seats === 1 ? 1 : second - first;
  const even = Math.abs(step) <= 10 && numbers.every((number, at) => number === first + at * step);
  return even ? { ...rest, firstNumber: first, step } : { ...rest, firstNumber: first, step: 1, numbers };
}

/** One seat's number, written by hand; the row's others stay. */
export function setSeatNumber(plan: Plan, key: Key, { at, number }: { readonly at: number; readonly number: number }): Plan {
  const row = plan.items.find(item => item.key === key);
  if (row === undefined || !isRow(row)) return plan;
  const numbers = Array.from({ length: row.seats }, (_, place) =>
    place === at ? number : (row.numbers?.[place] ?? row.firstNumber + place * row.step),
  );
  return replaceItems(plan, [withNumbers(row, numbers)]);
}
