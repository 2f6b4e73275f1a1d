import type { SeatArea, SeatMap, SeatMark, SeatRow, SeatTable } from '@event-planner/contracts/seat-map';
import type { ReadLine, SeatLine, StandingLine } from './csv-rules.ts';
import { fitRows, inOrderOfPlace, type Numbered } from './row-fit.ts';
import { fitTable } from './table-fit.ts';

/**
 * A plan with exactly these seats and standing areas. What is kept: every seat's area, row, number, category and marks, and its place to 0.005 of a unit. What is not: which
 * rows were drawn as one, and the table around which seats stand when there is none that they surround evenly; they are then rows of the same name.
 */
export function documentOf(lines: readonly ReadLine[]): SeatMap {
  const areas = Map.groupBy(lines, line => `${line.kind === 'standing' ? 'standing' : 'seated'} ${line.area.id}`);
  return {
    format: 1,
    categories: categoriesOf(lines),
    areas: [...areas.values()].map(areaOf),
    landmarks: [],
  };
}

/** Apart in the light and in the dark, and for most who see few colours. */
const palette = ['#b4436c', '#d9822b', '#2f7f79', '#4a6fb5', '#7a55a3', '#7d8590', '#1f8a4c', '#8f2d56', '#5b6770', '#9a6b1f'] as const;

function categoriesOf(lines: readonly ReadLine[]): SeatMap['categories'] {
  const named = new Map(lines.toReversed().map(({ category }) => [category.id, category.name]));
  const ids = [...new Set(lines.map(line => line.category.id))];
  return ids.map((id, at) => ({ id, name: named.get(id) ?? id, color: palette[at % palette.length] ?? palette[0] }));
}

function areaOf(lines: readonly ReadLine[]): SeatArea {
  const [first] = lines as readonly [ReadLine];
  const shared = { ...first.area, ...(first.entrance === '' ? {} : { entrance: first.entrance }) };
  return first.kind === 'standing' ? standingOf(first, shared) : { kind: 'seated', ...shared, ...groupsOf(lines as readonly SeatLine[]) };
}

const standingOf = ({ category, capacity, outline }: StandingLine, shared: { readonly id: string; readonly name: string }): SeatArea => ({
  kind: 'standing',
  ...shared,
  category: category.id,
  capacity,
  outline: [...outline],
});

function groupsOf(lines: readonly SeatLine[]): { rows: SeatRow[]; tables?: SeatTable[] } {
  const rows: SeatRow[] = [];
  const tables: SeatTable[] = [];
  for (const seats of Map.groupBy(lines, line => `${line.kind} ${line.row}`).values()) {
    const table = seats[0]?.kind === 'table' ? tableOf(seats) : undefined;
    if (table) tables.push(table);
    else rows.push(...rowsOf(seats));
  }
  return tables.length > 0 ? { rows, tables } : { rows };
}

type Seat = SeatLine & Numbered;
const numbered = (line: SeatLine): Seat => ({ ...line, number: line.seat });

function tableOf(lines: readonly SeatLine[]): SeatTable | undefined {
  const top = fitTable(lines.map(numbered));
  return top && { ...namesOf(lines), ...top };
}

const rowsOf = (lines: readonly SeatLine[]): SeatRow[] =>
  fitRows(inOrderOfPlace(lines.map(numbered))).map(({ line, seats }) => ({ ...namesOf(seats), ...line }));

/** The category that most seats have is the row's, the others are marked. */
function namesOf(seats: readonly SeatLine[]): Pick<SeatRow, 'label' | 'category' | 'marks'> {
  const counts = [...Map.groupBy(seats, seat => seat.category.id)].toSorted(([, a], [, b]) => b.length - a.length);
  const category = counts[0]?.[0] ?? '';
  return { label: seats[0]?.row ?? '', category, marks: seats.flatMap((seat, at) => markOf(seat, at, category)) };
}

function markOf(seat: SeatLine, at: number, category: string): readonly SeatMark[] {
  const mark = {
    ...(seat.category.id === category ? {} : { category: seat.category.id }),
    ...(seat.accessible ? { accessible: true } : {}),
    ...(seat.companion ? { companion: true } : {}),
    ...(seat.restrictedView ? { restrictedView: true } : {}),
  };
  return Object.keys(mark).length > 0 ? [{ at, ...mark }] : [];
}
