import { stringify } from 'csv-stringify/sync';
import { decimal } from '@event-planner/platform/money';
import { csvForm } from '../../money-file.ts';
import { closingOf, columns, type Statement, sumOf } from './rules.ts';
import type { StatementWords } from './words.ts';

export function statementCsv(statement: Statement, says: StatementWords): string {
  const money = (amountMinor: number): string => decimal(amountMinor, statement.currency);
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
    const what = [line.bookedAt.toISOString(), says.kinds[line.kind], line.eventTitle ?? '', line.reference ?? ''];
    return [...what, ...columns.map(column => money(line[column])), money(sumOf(line)), money(balance), currency];
  });
  const first = ['', says.opening, '', '', ...empty, '', money(openingMinor), currency];
  const last = [closedAt.toISOString(), says.closing, '', '', ...empty, '', money(closingOf(statement)), currency];
  return stringify([head, first, ...rows, last], csvForm);
}
