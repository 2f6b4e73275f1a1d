import { newId } from '@event-planner/platform/ids';
import { type Database, statement, type Transaction } from '@event-planner/platform/database';
import type { Entry } from '@event-planner/services/payment/books';
import { toMillionths } from '@event-planner/contracts/pricing';
import type { Tables } from '@event-planner/services/payment/tables';

const tables = ['ledger_entries', 'ledger_postings', 'sales'] as const;

/** Equal tables, with the same indexes and checks of rows, that nobody guards: no triggers look whether an entry is whole and balanced. */
export async function createRawTables({ pool }: Database<Tables>): Promise<void> {
  for (const table of tables) await pool.query(`create table raw_${table} (like ${table} including all)`);
}

const into = (table: (typeof tables)[number], rows: string): string =>
  `insert into raw_${table} select * from jsonb_populate_recordset(null::raw_${table}, ${rows}::jsonb)`;
const insertEntries = statement(`with entries as (${into('ledger_entries', '$1')}) ${into('ledger_postings', '$2')}`);
const insertSales = statement(
  `with entries as (${into('ledger_entries', '$1')}), sold as (${into('sales', '$3')}) ${into('ledger_postings', '$2')}`,
);

/** The same rows in one statement, as they are given: it finds out nothing, not even whether they are there already. */
export async function postRaw(tx: Transaction<Tables>, entries: readonly Entry[], sales: readonly object[] = []): Promise<void> {
  const bookedAt = new Date();
  const rows = entries.map(entry => ({ ...entry, id: newId(), bookedAt }));
  const postings = rows.flatMap(({ id, currency, happenedAt, postings: of }) =>
    of.map(({ tax, ...posting }, at) => ({
      ...posting,
      entryId: id,
      line: at + 1,
      currency,
      happenedAt,
      taxName: tax?.name ?? null,
      taxMillionths: tax ? Number(toMillionths(tax.basisPoints)) : null,
      baseMinor: tax?.baseMinor ?? null,
      reverseCharge: tax?.reverseCharge ?? false,
    })),
  );
  const values = [rows.map(({ postings: _, ...row }) => row), postings].map(asColumns);
  if (sales.length === 0) await insertEntries(tx, values);
  else await insertSales(tx, [...values, asColumns(sales.map(row => ({ ...row, document: 'waiting' })))]);
}

const asColumns = (rows: readonly object[]): string =>
  JSON.stringify(
    rows.map(row =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`), value]),
      ),
    ),
  );
