import { stringify } from 'csv-stringify/sync';
import { closingOf, columns, type Statement, sumOf } from './rules.ts';
import { decimals, type StatementWords } from './words.ts';

/** RFC 4180. What a spreadsheet would take for a formula begins with an apostrophe (OWASP): the names of events were typed by people. Excel reads UTF-8 with a mark. */
export function statementCsv(statement: Statement, says: StatementWords): string {
  const money = (amountMinor: number): string => decimals(amountMinor, statement.currency);
  const { lines, openingMinor, closedAt, currency } = statement;
  const empty = columns.map(() => '');
  const head = [
    says.date,
    says.kind,
    says.event,
    says.reference,
    ...columns.map(column => says.columns[column]),
    says.sum,
    says.balance,
    says.currency,
  ];
  let balance = openingMinor;
  const rows = lines.map(line => {
    balance += sumOf(line);
    const what = [line.bookedAt.toISOString(), says.kinds[line.kind] ?? line.kind, line.eventTitle ?? '', line.reference ?? ''];
    return [...what, ...columns.map(column => money(line[column])), money(sumOf(line)), money(balance), currency];
  });
  const first = ['', says.opening, '', '', ...empty, '', money(openingMinor), currency];
  const last = [closedAt.toISOString(), says.closing, '', '', ...empty, '', money(closingOf(statement)), currency];
  return stringify([head, first, ...rows.map(row => row.map(amountsAsNumbers)), last], {
    bom: true,
    record_delimiter: '\r\n',
    escape_formulas: true,
  });
}

/** A minus is no formula: what is a number is written as one. */
const amountsAsNumbers = (cell: string): string | number => (/^-\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell);
