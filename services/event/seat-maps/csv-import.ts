import type { CsvFault } from '@event-planner/contracts/venue';
import { maxSeats } from '@event-planner/contracts/seat-map';
import { CsvError, parse } from 'csv-parse/sync';
import { type Column, columns, requiredColumns } from './csv-columns.ts';
import { type ReadLine, readLine } from './csv-rules.ts';

/** All seats of the largest plan, and its standing areas. */
const maxLines = maxSeats + 200;
const maxLineLength = 4000;
/** More than anybody corrects before they try again. */
const maxFaults = 100;

export type Read = { readonly lines: readonly ReadLine[] } | { readonly faults: readonly CsvFault[] };

/** Reads a table with a header line, separated by commas, semicolons or tabs, as spreadsheets write them. */
export function readCsv(text: string): Read {
  const table = split(text);
  if ('faults' in table) return table;
  const { header, records } = table;
  const missing = requiredColumns.filter(column => !header.includes(column));
  if (missing.length > 0)
    return {
      faults: missing.map(column => ({
        line: 1,
        column,
        value: '',
        code: 'column_missing',
        expected: `a column with this name; known are ${columns.join(', ')}`,
      })),
    };
  if (records.length === 0) return { faults: [{ line: 2, column: null, value: '', code: 'empty', expected: 'a line for each seat' }] };
  const faults: CsvFault[] = [];
  const lines: ReadLine[] = [];
  for (const { cells, line } of records) {
    const read = readLine(cells, line, faults);
    if (read) lines.push(read);
    if (faults.length >= maxFaults) break;
  }
  repeatedSeats(lines, faults);
  return faults.length > 0 ? { faults: faults.slice(0, maxFaults) } : { lines };
}

interface Table {
  readonly header: readonly string[];
  readonly records: readonly { readonly cells: Readonly<Partial<Record<Column, string>>>; readonly line: number }[];
}

function split(text: string): Table | { readonly faults: readonly CsvFault[] } {
  let header: readonly string[] = [];
  try {
    const records = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      columns: (first: string[]) => {
        header = first.map(name => name.trim().toLowerCase().replaceAll(/[ -]/g, '_'));
        return [...header];
      },
      trim: true,
      skip_empty_lines: true,
      max_record_size: maxLineLength,
      to: maxLines + 1,
      info: true,
      cast: withoutApostrophe,
    }) as unknown as readonly { readonly record: Table['records'][number]['cells']; readonly info: { readonly lines: number } }[];
    if (records.length > maxLines)
      return {
        faults: [
          { line: maxLines + 2, column: null, value: '', code: 'too_many_lines', expected: `at most ${maxLines} lines`, maximum: maxLines },
        ],
      };
    return { header, records: records.map(({ record, info }) => ({ cells: record, line: info.lines })) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return { faults: [{ line, column: null, value: '', ...(faultBy[error.code] ?? malformed) }] };
  }
}

type Told = Pick<CsvFault, 'code' | 'expected' | 'maximum'>;
const malformed: Told = { code: 'malformed', expected: 'a well-formed line' };
const cellsDiffer: Told = { code: 'cells_differ', expected: 'as many cells as the first line has' };
const quoteNotLast: Told = { code: 'quote_not_last', expected: 'a separator after a closing quotation mark' };
const faultBy: Readonly<Record<string, Told>> = {
  CSV_RECORD_INCONSISTENT_COLUMNS: cellsDiffer,
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: cellsDiffer,
  CSV_MAX_RECORD_SIZE: { code: 'line_too_long', expected: `at most ${maxLineLength} characters in a line`, maximum: maxLineLength },
  CSV_QUOTE_NOT_CLOSED: { code: 'quote_not_closed', expected: 'an end to the quotation mark that opens here' },
  CSV_INVALID_CLOSING_QUOTE: quoteNotLast,
  INVALID_OPENING_QUOTE: { code: 'quote_inside', expected: 'quotation marks around the whole cell, doubled within it' },
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: quoteNotLast,
};

/** Spreadsheets of many countries separate by semicolons, because their decimals have commas. */
function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  const count = (separator: string): number => first.split(separator).length;
  return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

/** What `writeCsv` has put before something that looks like a formula. */
const withoutApostrophe = (cell: string): string => (/^'[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

function repeatedSeats(lines: readonly ReadLine[], faults: CsvFault[]): void {
  const seen = new Map<string, number>();
  for (const read of lines) {
    const isSeat = read.kind !== 'standing';
    const id = isSeat ? `${read.area.id}-${read.row}-${read.seat}` : `${read.area.id}-`;
    const first = seen.get(id);
    if (first === undefined) seen.set(id, read.line);
    else if (isSeat) faults.push(twice(read.line, first, { column: 'seat', value: String(read.seat), code: 'seat_twice', of: 'a seat' }));
    else faults.push(twice(read.line, first, { column: 'area', value: read.area.id, code: 'area_twice', of: 'an area' }));
  }
}

const twice = (
  line: number,
  first: number,
  { of, ...what }: Pick<CsvFault, 'column' | 'value' | 'code'> & { readonly of: string },
): CsvFault => ({ line, ...what, expected: `${of} that is not on line ${first} already`, first });
