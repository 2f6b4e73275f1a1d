import { PassThrough, type Readable } from 'node:stream';
import { digitsOf } from '@event-planner/platform/money';
import { type Cell, type Column, localTime, type Sheet } from './sheet.ts';

/**
 * A workbook with one sheet. Numbers are numbers and moments are dates, without a zone as spreadsheets have them: those of the event's clocks.
 * Texts are texts, whatever they begin with.
 */
export function xlsxOf(sheet: Sheet): Readable {
  const stream = new PassThrough();
  write(sheet, stream).catch((error: unknown) => stream.destroy(error as Error));
  return stream;
}

async function write(sheet: Sheet, stream: PassThrough): Promise<void> {
  // Loaded by the first who exports: it is large, and no buyer waits for it.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const page = workbook.addWorksheet(sheet.name, { views: [{ state: 'frozen', ySplit: 1 }] });
  const digits = digitsOf(sheet.currency);
  const formats = {
    money: digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`,
    moment: 'yyyy-mm-dd hh:mm',
    number: '0',
    text: '@',
  } satisfies Record<Column['kind'], string>;
  page.columns = sheet.columns.map(({ title, kind, width }) => ({ header: title, width, style: { numFmt: formats[kind] } }));
  page.getRow(1).font = { bold: true };
  page.getRow(1).commit();
  for await (const rows of sheet.pages) {
    for (const row of rows)
      page.addRow(row.map((cell, at) => asValue(cell, sheet.columns[at] as Column, { digits, timeZone: sheet.timeZone }))).commit();
    // Whoever reads slowly is waited for, and others get their turn.
    await (stream.writableNeedDrain
      ? new Promise(resolve => stream.once('drain', resolve).once('close', resolve))
      : new Promise(setImmediate));
    if (stream.destroyed) return;
  }
  page.commit();
  await workbook.commit();
}

function asValue(cell: Cell, { kind }: Column, { digits, timeZone }: { readonly digits: number; readonly timeZone: string }): Cell {
  if (cell instanceof Date) return new Date(localTime(cell, timeZone).toZonedDateTime('UTC').epochMilliseconds);
  if (typeof cell === 'number' && kind === 'money') return cell / 10 ** digits;
  return cell === '' ? null : cell;
}
