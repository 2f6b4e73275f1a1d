import type { CsvMapping } from '@event-planner/contracts/bank-statements';
import { amountOf, dayOf } from './amounts.ts';
import { cellsOf, wholeRows } from './csv.ts';

/** How banks call their columns, in the order in which a name is preferred. Lower case, letters only. */
const names = {
  date: [
    'buchungstag',
    'buchungsdatum',
    'buchung',
    'bookingdate',
    'datecomptable',
    'datedoperation',
    'dateoperation',
    'date',
    'datum',
    'valuta',
    'wertstellung',
    'valutadatum',
    'valuedate',
    'completeddate',
    'starteddate',
  ],
  amount: ['betrag', 'amount', 'montant', 'umsatz', 'betrageur', 'amounteur', 'haben', 'gutschrift', 'credit', 'paidin', 'moneyin'],
  debit: ['soll', 'lastschrift', 'belastung', 'debit', 'paidout', 'moneyout'],
  currency: ['waehrung', 'währung', 'currency', 'devise', 'whg'],
  purpose: [
    'verwendungszweck',
    'buchungstext',
    'purpose',
    'reference',
    'paymentreference',
    'remittanceinformation',
    'libelle',
    'libellé',
    'communication',
    'description',
    'details',
    'kundenreferenz',
    'mitteilung',
    'zweck',
    'zahlungszweck',
    'vwz',
    'betreff',
    'nachricht',
    'zahlungsreferenz',
    'memo',
    'text',
    'motif',
    'objet',
  ],
  counterparty: [
    'beguenstigterzahlungspflichtiger',
    'begünstigterzahlungspflichtiger',
    'auftraggeberempfänger',
    'auftraggeberempfaenger',
    'zahlungspflichtiger',
    'namezahlungsbeteiligter',
    'zahlungsbeteiligter',
    'auftraggeber',
    'name',
    'payer',
    'payee',
    'counterparty',
    'nomducontrepartie',
    'emetteur',
    'gegenpartei',
    'partnername',
    'absender',
    'payername',
    'debiteur',
    'débiteur',
  ],
  iban: ['kontonummeriban', 'ibanzahlungsbeteiligter', 'iban', 'kontonummer', 'counterpartyiban', 'accountnumber'],
} as const;

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}]/gu, '');

const delimiters = [';', ',', '\t', '|'] as const;

export interface Guess {
  readonly mapping: CsvMapping;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** How a table would be read, by the names of its columns and what stands below them. Whatever is not found stands at the first column, for somebody to correct. */
export function guessMapping(part: string): Guess {
  const text = wholeRows(part);
  const tables = delimiters.map(delimiter => ({ delimiter, cells: cellsOf(text, delimiter).map(({ record }) => record) }));
  const best = tables.map(table => ({ ...table, header: headerOf(table.cells) })).toSorted((a, b) => b.header.score - a.header.score)[0];
  const { delimiter = ';', cells = [], header = { at: 0, score: 0 } } = best ?? {};
  const columns = cells[header.at] ?? [];
  const rows = cells.slice(header.at + 1);
  const find = (kind: keyof typeof names): number | null => columnFor(columns, names[kind]);
  const [date, amount] = [find('date') ?? 0, find('amount') ?? 0];
  const values = (column: number): string[] => rows.map(row => row[column] ?? '').filter(value => value.trim() !== '');
  const debit = find('debit');
  const [currency, counterparty, iban] = [find('currency'), find('counterparty'), find('iban')];
  const mapping: CsvMapping = {
    delimiter,
    skipLines: header.at + 1,
    date,
    amount,
    debit: debit === amount ? null : debit,
    currency,
    defaultCurrency: 'EUR',
    purpose: purposesIn(columns, [date, amount, debit, currency, counterparty, iban]),
    counterparty,
    iban,
    decimal: decimalOf(values(amount)),
    dateOrder: dateOrderOf(values(date)),
  };
  return { mapping, columns: [...columns], rows: rows.slice(0, 8).map(row => [...row]) };
}

/** Lines above the table are notes of the bank: the names are where most of them are known. */
function headerOf(cells: readonly (readonly string[])[]): { readonly at: number; readonly score: number } {
  const all = new Set<string>(Object.values(names).flat());
  const scores = cells.slice(0, 60).map((row, at) => ({ at, score: row.filter(cell => all.has(plain(cell))).length }));
  return scores.toSorted((a, b) => b.score - a.score || a.at - b.at)[0] ?? { at: 0, score: 0 };
}

const columnFor = (columns: readonly string[], wanted: readonly string[]): number | null =>
  wanted.map(name => columns.findIndex(column => plain(column) === name)).find(at => at >= 0) ?? null;

/** Where no name says it, all that is nothing else: a reference that stands anywhere is found. */
function purposesIn(columns: readonly string[], others: readonly (number | null)[]): number[] {
  const known: readonly string[] = names.purpose;
  const found = columns.flatMap((column, at) => (known.includes(plain(column)) ? [at] : []));
  const rest = columns.flatMap((_, at) => (others.includes(at) ? [] : [at]));
  const chosen = found.length > 0 ? found : rest;
  return chosen.length > 0 ? chosen.slice(0, 10) : [Math.max(0, columns.length - 1)];
}

const decimalOf = (values: readonly string[]): ',' | '.' => {
  const read = (decimal: ',' | '.'): number => values.filter(value => amountOf(value, { decimal, currency: 'EUR' }) !== undefined).length;
  return read(',') >= read('.') ? ',' : '.';
};

const dateOrderOf = (values: readonly string[]): CsvMapping['dateOrder'] => {
  const read = (order: CsvMapping['dateOrder']): number => values.filter(value => dayOf(value, order) !== undefined).length;
  const orders = (['dmy', 'ymd', 'mdy'] as const).map(order => ({ order, score: read(order) }));
  return orders.toSorted((a, b) => b.score - a.score)[0]?.order ?? 'dmy';
};
