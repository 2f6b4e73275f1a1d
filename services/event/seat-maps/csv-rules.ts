import type { CsvFault } from '@event-planner/contracts/venue';
import { type Column, type Kind, kinds } from './csv-columns.ts';

/** One line of the table, read. */
export interface SeatLine {
  readonly line: number;
  readonly kind: 'row' | 'table';
  readonly area: Named;
  readonly row: string;
  readonly seat: number;
  readonly category: Named;
  readonly place: [number, number];
  readonly accessible: boolean;
  readonly companion: boolean;
  readonly restrictedView: boolean;
  readonly entrance: string;
}
export interface StandingLine {
  readonly line: number;
  readonly kind: 'standing';
  readonly area: Named;
  readonly category: Named;
  readonly place: [number, number];
  readonly capacity: number;
  readonly outline: readonly [number, number][];
  readonly entrance: string;
}
export type ReadLine = SeatLine | StandingLine;
export interface Named {
  readonly id: string;
  readonly name: string;
}

type Cells = Readonly<Partial<Record<Column, string>>>;
/** What a cell should hold: in English, and for programs. */
type Expected = Pick<CsvFault, 'code' | 'expected' | 'minimum' | 'maximum'>;
type Complain = (column: Column, told: Expected) => undefined;

/** Reads a line; what is wrong with it is told to `faults`, all at once. `line` counts as a text editor does. */
export function readLine(cells: Cells, line: number, faults: CsvFault[]): ReadLine | undefined {
  const before = faults.length;
  const complain: Complain = (column, told) => void faults.push({ line, column, value: (cells[column] ?? '').slice(0, 100), ...told });
  const kind = kindOf(cells, complain);
  const shared = {
    line,
    area: namedOf(cells, ['area', 'area_name'], complain),
    category: namedOf(cells, ['category', 'category_name'], complain),
    place: [coordinateOf(cells, 'x', complain), coordinateOf(cells, 'y', complain)] as [number, number],
    entrance: textOf(cells, 'entrance', complain),
  };
  const read: ReadLine =
    kind === 'standing'
      ? { ...shared, kind, capacity: wholeOf(cells, 'capacity', [1, 200_000, complain]), outline: outlineOf(cells, complain) }
      : {
          ...shared,
          kind,
          row: labelOf(cells, complain),
          seat: wholeOf(cells, 'seat', [0, 9999, complain]),
          accessible: flagOf(cells, 'accessible', complain),
          companion: flagOf(cells, 'companion', complain),
          restrictedView: flagOf(cells, 'restricted_view', complain),
        };
  return faults.length === before ? read : undefined;
}

function kindOf(cells: Cells, complain: Complain): Kind {
  const said = (cells.kind ?? '').toLowerCase();
  const kind = kinds.find(one => one === said);
  if (kind) return kind;
  if (said !== '') complain('kind', { code: 'kind', expected: `one of ${kinds.join(', ')}` });
  return (cells.row ?? '') === '' && (cells.capacity ?? '') !== '' ? 'standing' : 'row';
}

const maxNameLength = 24;
const nameShape = /^[\w.]{1,24}$/;

/** An id, or words that an id is made of: `Main floor` is `Main_floor` and keeps its name. */
function namedOf(cells: Cells, [column, nameColumn]: readonly [Column, Column], complain: Complain): Named {
  const said = cells[column] ?? '';
  const name = cells[nameColumn] || said;
  if (said === '' && column === 'category') return { id: 'standard', name: 'Standard' };
  const id = nameShape.test(said) ? said : idFrom(said);
  if (id === '') complain(column, { code: 'name', expected: 'a name with letters or digits' });
  if (!isOneLine(name)) complain(cells[nameColumn] ? nameColumn : column, oneLine);
  return { id, name };
}

/** Marks of letters are left out, everything else that is no letter or digit becomes a low line. */
const idFrom = (words: string): string =>
  words
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9.]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, maxNameLength);

const longest = 200;
const oneLine: Expected = { code: 'text', expected: `one line of at most ${longest} characters`, maximum: longest };
const isOneLine = (text: string): boolean => text.length <= longest && /^\P{Cc}*$/u.test(text);

function textOf(cells: Cells, column: Column, complain: Complain): string {
  const text = cells[column] ?? '';
  if (!isOneLine(text)) complain(column, oneLine);
  return text;
}

function labelOf(cells: Cells, complain: Complain): string {
  const label = cells.row ?? '';
  if (!nameShape.test(label)) complain('row', { code: 'label', expected: 'a label of 1 to 24 letters, digits, dots and low lines' });
  return label;
}

function wholeOf(cells: Cells, column: Column, [least, most, complain]: readonly [number, number, Complain]): number {
  const said = cells[column] ?? '';
  const value = /^\d{1,9}$/.test(said) ? Number(said) : NaN;
  if (!(value >= least && value <= most))
    complain(column, { code: 'whole_number', expected: `a whole number from ${least} to ${most}`, minimum: least, maximum: most });
  return value;
}

const decimal = /^[-+]?\d{1,6}([.,]\d{1,9})?$/;
const farthest = 10_000;
const toNumber = (said: string): number => (decimal.test(said) ? Number(said.replace(',', '.')) : NaN);

function coordinateOf(cells: Cells, column: 'x' | 'y', complain: Complain): number {
  const value = toNumber(cells[column] ?? '');
  if (!(Math.abs(value) <= farthest))
    complain(column, {
      code: 'number',
      expected: `a number from -${farthest} to ${farthest}, such as 12.5`,
      minimum: -farthest,
      maximum: farthest,
    });
  return value;
}

const flags: Readonly<Record<string, boolean>> = {
  '': false,
  no: false,
  false: false,
  '0': false,
  yes: true,
  true: true,
  '1': true,
  x: true,
};

function flagOf(cells: Cells, column: Column, complain: Complain): boolean {
  const flag = flags[(cells[column] ?? '').toLowerCase()];
  if (flag === undefined) complain(column, { code: 'yes_or_no', expected: 'yes or no' });
  return flag ?? false;
}

/** Without an outline the area is drawn as a square around its place, with about half a square unit for each person. */
function outlineOf(cells: Cells, complain: Complain): readonly [number, number][] {
  const said = cells.outline ?? '';
  if (said === '') {
    const half = Math.max(1, Math.sqrt(Number(cells.capacity) / 2) / 2);
    const [x, y] = [toNumber(cells.x ?? ''), toNumber(cells.y ?? '')];
    return [
      [x - half, y - half],
      [x + half, y - half],
      [x + half, y + half],
      [x - half, y + half],
    ];
  }
  const corners = said.split(';').map(corner => corner.trim().split(/\s+/).map(toNumber));
  const isWhole = corners.every(corner => corner.length === 2 && corner.every(value => Math.abs(value) <= farthest));
  if (!isWhole || corners.length < 3 || corners.length > 64)
    complain('outline', { code: 'outline', expected: '3 to 64 corners such as "0 0; 10 0; 10 5"' });
  return corners as [number, number][];
}
