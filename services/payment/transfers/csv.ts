import type { CsvMapping } from '@event-planner/contracts/bank-statements';
import { CsvError, parse } from 'csv-parse/sync';
import { amountOf, dayOf } from './amounts.ts';
import { clean, type Read, Unreadable } from './line.ts';

const options = (delimiter: string) =>
  ({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 20_000,
    info: true,
  }) as const;

interface Record {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** The cells of a table, with the line of the file that each row ends at. */
export function cellsOf(text: string, delimiter: string): readonly Record[] {
  try {
    return parse(text, options(delimiter)) as unknown as readonly Record[];
  } catch (error) {
    if (error instanceof CsvError) throw new Unreadable(error.message);
    throw error;
  }
}

const partChars = 1_000_000;

/** In parts that end with a line, so that a large table is never in memory cell by cell. A quoted line break may not fall between parts: quotes come in pairs there. */
function* partsOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    let to = text.indexOf('\n', Math.min(from + partChars, text.length));
    while (to !== -1 && countQuotes(text, from, to) % 2 === 1) to = text.indexOf('\n', to + 1);
    const end = to === -1 ? text.length : to + 1;
    yield text.slice(from, end);
    from = end;
  }
}

function countQuotes(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('"', from); at !== -1 && at < to; at = text.indexOf('"', at + 1)) count++;
  return count;
}

/** The beginning of a file may end within a row, or within a cell that has line breaks. */
export function wholeRows(text: string): string {
  let end = text.lastIndexOf('\n');
  while (end > 0 && countQuotes(text, 0, end) % 2 === 1) end = text.lastIndexOf('\n', end - 1);
  return end > 0 ? text.slice(0, end) : text;
}

export function* readCsv(text: string, mapping: CsvMapping): Generator<Read> {
  let row = 0;
  let skipped = 0;
  for (const part of partsOf(text)) {
    for (const { record } of cellsOf(part, mapping.delimiter)) {
      row++;
      if (skipped < mapping.skipLines) skipped++;
      else yield readRow(record, row, mapping);
    }
  }
}

function readRow(cells: readonly string[], row: number, mapping: CsvMapping): Read {
  const cell = (column: number | null): string => (column === null ? '' : clean(cells[column] ?? ''));
  const currency = cell(mapping.currency).toUpperCase() || mapping.defaultCurrency;
  if (!/^[A-Z]{3}$/.test(currency)) return { row, reason: `“${currency}” is no currency` };
  const bookedOn = dayOf(cell(mapping.date), mapping.dateOrder);
  if (bookedOn === undefined) return { row, reason: `“${cell(mapping.date)}” is no day` };
  const amountMinor = signedAmount(cell(mapping.amount), cell(mapping.debit), { decimal: mapping.decimal, currency });
  if (amountMinor === undefined) return { row, reason: `“${cell(mapping.amount) || cell(mapping.debit)}” is no amount` };
  if (amountMinor === 0) return { row, reason: 'it moves nothing' };
  return {
    row,
    bookedOn,
    amountMinor,
    currency,
    counterparty: cell(mapping.counterparty),
    iban: cell(mapping.iban),
    purpose: clean(mapping.purpose.map(cell).join(' ')),
    bankReference: '',
  };
}

function signedAmount(
  amount: string,
  debit: string,
  format: { readonly decimal: ',' | '.'; readonly currency: string },
): number | undefined {
  if (amount !== '' || debit === '') return amountOf(amount, format);
  const out = amountOf(debit, format);
  return out === undefined ? undefined : -Math.abs(out);
}
