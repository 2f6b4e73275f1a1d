import { fileURLToPath } from 'node:url';
import { createDatabase } from '@event-planner/platform/database';
import { messagingMigrations } from '@event-planner/platform/messaging';
import { newId } from '@event-planner/platform/ids';
import { testDatabase } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { credit, debit, type Entry } from '../books.ts';
import type { Tables } from '../tables.ts';
import { createLedger } from './ledger.ts';

const at = new Date('2030-06-01T10:00:00Z');
const organizerId = newId();
const entry = (key: string, change: Partial<Entry> = {}): Entry => ({
  key,
  kind: 'correction',
  currency: 'EUR',
  happenedAt: at,
  postings: [debit('cash', 1900, organizerId), credit('sales', 1900, organizerId)],
  ...change,
});

async function testBooks() {
  const migrations = [fileURLToPath(messagingMigrations), fileURLToPath(new URL('../migrations/', import.meta.url))];
  const database = await testDatabase({ migrations });
  const db = createDatabase<Tables>({ url: database.url, applicationName: 'test', maxConnections: 4 });
  const ledger = createLedger({ now: () => at });
  let attempts = 0;
  return {
    ...database,
    db,
    ledger,
    attempts: () => attempts,
    post: (...entries: readonly Entry[]) =>
      db.transaction(tx => {
        attempts += 1;
        return ledger.post(tx, entries);
      }),
    keys: async () =>
      (await database.pool.query<{ key: string }>('select key from ledger_entries order by key')).rows.map(({ key }) => key),
    async [Symbol.asyncDispose]() {
      await db.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

/** As somebody would write it who does not know the ledger: an entry under a key, and two postings of it. */
const insertEntry = `insert into ledger_entries (id, key, kind, currency, happened_at, booked_at) values ($1, $2, 'correction', 'EUR', $3, $3)`;
const insertPostings = (
  id: string,
  moment = '$3',
) => `insert into ledger_postings (entry_id, line, account, amount_minor, currency, happened_at)
  select ${id}, line, 'cash', amount, 'EUR', ${moment} from (values (1, 100), (2, -100)) as p(line, amount)`;
const insertWhole = `with e as (${insertEntry} returning id) ${insertPostings('e.id')}, e`;

test('what happened is booked once by its key, with all of its postings', async () => {
  await using books = await testBooks();
  await books.post(entry('a'), entry('b'));
  await books.post(entry('b', { postings: [debit('cash', 5), credit('sales', 5)] }), entry('c'));
  expect(await books.keys()).toEqual(['a', 'b', 'c']);
  const { rows } = await books.pool.query('select sum(amount_minor)::int as sum, count(*)::int as n from ledger_postings');
  expect(rows).toEqual([{ sum: 0, n: 6 }]);
});

test('where nothing moved there is no entry, and a tax of nothing is kept for what it was taken of', async () => {
  await using books = await testBooks();
  const tax = { name: 'VAT', basisPoints: 0, baseMinor: -1900, reverseCharge: false };
  await books.post(
    entry('nothing', { postings: [debit('cash', 0), credit('sales', 0)] }),
    entry('zero rate', { postings: [...entry('').postings, { ...debit('taxes', 0, organizerId), tax }] }),
  );
  expect(await books.keys()).toEqual(['zero rate']);
});

test('an entry that does not come to zero is refused, and everything beside it', async () => {
  await using books = await testBooks();
  const wrong = entry('wrong', { postings: [debit('cash', 100), credit('sales', 99)] });
  await expect(books.post(entry('right'), wrong)).rejects.toMatchObject({ constraint: 'entries_balance' });
  await expect(books.post(entry('one-sided', { postings: [debit('cash', 100)] }))).rejects.toMatchObject({ constraint: 'entries_balance' });
  expect(await books.keys()).toEqual([]);
});

test('Postgres itself refuses an entry without postings, postings without an entry, and more of them later', async () => {
  await using books = await testBooks();
  const refused = { constraint: 'entries_balance' };
  await expect(books.pool.query(insertEntry, [newId(), 'alone', at])).rejects.toMatchObject(refused);
  await expect(books.pool.query(insertPostings('$1::uuid', '$2'), [newId(), at])).rejects.toMatchObject(refused);
  const id = newId();
  await books.pool.query(insertWhole, [id, 'whole', at]);
  const later = insertPostings('$1::uuid', '$2').replace('(1, 100), (2, -100)', '(3, 100), (4, -100)');
  await expect(books.pool.query(later, [id, at])).rejects.toMatchObject(refused);
});

test('an entry is in one currency and of one moment', async () => {
  await using books = await testBooks();
  const refused = { constraint: 'entries_balance' };
  const write = (sql: string) => books.pool.query(sql, [newId(), newId(), at]);
  await write(insertWhole);
  await expect(write(insertWhole.replace("amount, 'EUR', $3", "amount, 'USD', $3"))).rejects.toMatchObject(refused);
  await expect(write(insertWhole.replace("amount, 'EUR', $3", "amount, 'EUR', now()"))).rejects.toMatchObject(refused);
});

test.each([
  'update ledger_entries set key = key',
  'update ledger_postings set amount_minor = amount_minor',
  'delete from ledger_entries',
  'delete from ledger_postings',
  'truncate ledger_postings',
  'truncate ledger_entries, ledger_postings cascade',
])('nothing is changed afterwards: %s', async sql => {
  await using books = await testBooks();
  await books.post(entry('a'));
  await expect(books.pool.query(sql)).rejects.toMatchObject({ constraint: 'append_only' });
});

test('a tax says which rate of what it is, other accounts do not, and what the buyer accounts for is not taken', async () => {
  await using books = await testBooks();
  const tax = { name: 'VAT', basisPoints: 1900, baseMinor: -100, reverseCharge: false };
  const posted = (account: 'taxes' | 'sales', of: object, amountMinor = -19) =>
    books.post(
      entry(newId(), {
        postings: [debit('cash', -amountMinor + 1), { account, organizerId, amountMinor, tax: { ...tax, ...of } }, credit('sales', 1)],
      }),
    );
  await posted('taxes', {});
  await expect(posted('sales', {})).rejects.toMatchObject({ constraint: 'taxes_have_rates' });
  await expect(posted('taxes', { reverseCharge: true })).rejects.toMatchObject({ constraint: 'taxes_have_rates' });
});

test('of two who book the same at once the second waits, and books it only if the first did not', async () => {
  await using books = await testBooks();
  for (const ending of ['commit', 'rollback'] as const) {
    const first = await books.pool.connect();
    await first.query('begin');
    const key = newId();
    await first.query(insertWhole, [newId(), key, at]);
    const second = books.post(entry(key));
    await waitsForLock(books.pool, 1);
    await first.query(ending);
    first.release();
    await second;
    const { rows } = await books.pool.query(
      'select amount_minor::int as of from ledger_postings join ledger_entries e on e.id = entry_id where key = $1 and line = 1',
      [key],
    );
    expect(rows).toEqual([{ of: ending === 'commit' ? 100 : 1900 }]);
  }
});

test('batches that name the same in another order wait for each other and never deadlock', async () => {
  await using books = await testBooks();
  const [a, b] = ['a', 'b'].map(key => `${newId()} ${key}`) as [string, string];
  const holder = await books.pool.connect();
  await holder.query('begin');
  // Whoever took `b` before `a` would have it in hand while it waits here.
  await holder.query(insertWhole, [newId(), a, at]);
  const posting = Promise.all([books.post(entry(a), entry(b)), books.post(entry(b), entry(a))]);
  await waitsForLock(books.pool, 2);
  await holder.query('rollback');
  holder.release();
  await posting;
  expect(await books.keys()).toHaveLength(2);
  // A deadlock would have been tried again.
  expect(books.attempts()).toBe(2);
});

async function waitsForLock(pool: { query(sql: string): Promise<{ rowCount: number | null }> }, count: number): Promise<void> {
  const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  await expect.poll(async () => (await pool.query(waiting)).rowCount, { timeout: 10_000 }).toBe(count);
}
