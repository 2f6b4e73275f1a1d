import { Readable } from 'node:stream';
import { decimal } from '@event-planner/platform/money';
import { stringify } from 'csv-stringify';
import { type Cell, type Column, localTime, type Sheet } from './sheet.ts';

/**
 * RFC 4180. What a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises: the names in it were typed by strangers.
 * `bom`: Excel reads UTF-8 only with it.
 */
export function csvOf(sheet: Sheet, { bom }: { readonly bom: boolean }): Readable {
  const writer = stringify({ bom, record_delimiter: '\r\n', escape_formulas: true });
  return Readable.from(linesOf(sheet)).compose(writer);
}

async function* linesOf(sheet: Sheet): AsyncGenerator<readonly (string | number | null)[]> {
  yield sheet.columns.map(column => column.title);
  for await (const page of sheet.pages)
    for (const row of page) yield row.map((cell, at) => asText(cell, sheet.columns[at] as Column, sheet));
}

function asText(cell: Cell, { kind }: Column, { currency, timeZone }: Pick<Sheet, 'currency' | 'timeZone'>): string | number | null {
  if (cell instanceof Date) return localTime(cell, timeZone).toString({ smallestUnit: 'minute' }).replace('T', ' ');
  if (typeof cell === 'number' && kind === 'money') return decimal(cell, currency);
  return cell;
}
