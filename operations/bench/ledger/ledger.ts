import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '@event-planner/host-local/postgres/postgres';
import { createDatabase, type Database, migrate, type Transaction } from '@event-planner/platform/database';
import { messagingMigrations } from '@event-planner/platform/messaging';
import type { Entry } from '@event-planner/services/payment/books';
import { createLedger } from '@event-planner/services/payment/ledger/ledger';
import { insertSales, noteEventEnds } from '@event-planner/services/payment/sales/store';
import type { Tables } from '@event-planner/services/payment/tables';
import { checkInvariants } from '../../drill/invariants/check.ts';
import { entriesBalance } from '../../drill/invariants/laws/entries-balance.ts';
import { load } from '../load/load.ts';
import { createDataFolder } from '../machine/data-folder.ts';
import { type Benchmark, compared, type Result } from '../result.ts';
import { createRawTables, postRaw } from './raw-books.ts';
import { arrival, sale } from './sales.ts';

const writers = 8;
const seconds = 1.5;
const warmUpSeconds = 0.5;
const batches = [1, 32] as const;
const migrations = [messagingMigrations, new URL('../../../services/payment/migrations/', import.meta.url)].map(url => fileURLToPath(url));

const books = createLedger({ now: () => new Date() });
const postSales = books.beside(insertSales, noteEventEnds);

/** One batch, as the service posts it and as bare rows; both in a transaction. */
interface Case {
  readonly name: string;
  readonly create: (at: Date) => { readonly entries: readonly Entry[]; readonly row?: object };
  readonly post: Post;
}
type Post = (tx: Transaction<Tables>, entries: readonly Entry[], rows: readonly object[]) => Promise<void>;

const cases: readonly Case[] = [
  { name: 'received', create: at => ({ entries: [arrival(at)] }), post: books.post },
  { name: 'sold', create: sale, post: (tx, entries, rows) => postSales(tx, rows, entries) },
];

/** Entries into the books, without what else the service does with a message or a webhook; then whether all of them balance. */
export const ledger: Benchmark = async (report, scope) => {
  const url = await startBooks(scope);
  const db = scope.adopt(createDatabase<Tables>({ url, applicationName: 'bench', maxConnections: writers }), opened => opened.close());
  await createRawTables(db);
  for (const { post, ...of } of cases)
    for (const batch of batches) {
      const booked = await run(db, { ...of, batch, post });
      const raw = await run(db, { ...of, batch, post: postRaw });
      if (raw.failed > 0) throw new Error(`the baseline failed: ${raw.firstFailure}`);
      const { entriesPerSecond: value, ...details } = booked;
      const baseline = raw.entriesPerSecond;
      const against = 'the same rows into equal tables without guards';
      report(compared({ name: `ledger-${of.name}-b${batch}`, value, unit: 'entries/s', baseline, against, ...details }));
    }
  report(await checkBalance(url));
};

async function run(db: Database<Tables>, { create, post, batch }: Case & { readonly batch: number }) {
  const { perSecond, ...details } = await load(
    () => {
      const made = Array.from({ length: batch }, () => create(new Date()));
      const entries = made.flatMap(one => one.entries);
      const rows = made.flatMap(({ row }) => row ?? []);
      return db.transaction(tx => post(tx, entries, rows));
    },
    { callers: writers, seconds, warmUpSeconds },
  );
  const { entries } = create(new Date());
  return {
    entriesPerSecond: perSecond * batch * entries.length,
    postingsPerSecond: perSecond * batch * entries.flatMap(({ postings }) => postings).length,
    ...details,
  };
}

/** The payment service's database and nothing else, as durable as it always is. */
async function startBooks(scope: AsyncDisposableStack): Promise<string> {
  const directory = join(createDataFolder(scope), 'postgres');
  const postgres = scope.adopt(await startPostgres({ directory }), server => server.stop());
  await postgres.ensureDatabase('payment');
  await migrate(postgres.url('payment'), migrations);
  return postgres.url('payment');
}

/** Of this law alone: of what others are about, there is nothing here. */
async function checkBalance(payment: string): Promise<Result> {
  const [found] = await checkInvariants({ databases: { payment }, of: [entriesBalance] });
  const { violations = [], examined } = found ?? {};
  return {
    name: 'ledger-check',
    value: violations.length,
    unit: 'violations',
    looked: examined,
    ...(violations[0] && { first: violations[0] }),
  };
}
