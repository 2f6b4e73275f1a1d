import { expect, test } from 'vitest';
import { sql, statement, type Database, type Kysely, type Reader, type Transaction } from './index.ts';
import { testSeats, type Tables } from './test-tables.ts';

const lockSeats = (tx: Transaction<Tables>) => tx.selectFrom('seats').selectAll().forUpdate().execute();

test('a transaction is READ COMMITTED, committed when it resolves and rolled back when it rejects', async () => {
  await using seats = await testSeats();
  const isolation = await seats.db.transaction(async tx => {
    await tx.insertInto('seats').values({ rowName: 'kept' }).execute();
    return (await sql<{ level: string }>`select current_setting('transaction_isolation') as level`.execute(tx)).rows[0]?.level;
  });
  const failing = seats.db.transaction(async tx => {
    await tx.insertInto('seats').values({ rowName: 'dropped' }).execute();
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(isolation).toBe('read committed');
  expect(await seats.db.query.selectFrom('seats').select('rowName').execute()).toEqual([{ rowName: 'kept' }]);
});

test('both sides of a deadlock get through', async () => {
  await using seats = await testSeats();
  await seats.db.query
    .insertInto('seats')
    .values([{ rowName: 'A' }, { rowName: 'B' }])
    .execute();
  let attempts = 0;
  let bothHoldOne = () => {};
  const lineUp = new Promise<void>(resolve => (bothHoldOne = resolve));
  const take = (names: string[]) =>
    seats.db.transaction(async tx => {
      attempts++;
      for (const rowName of names) {
        await tx.updateTable('seats').set({ price: '5' }).where('rowName', '=', rowName).execute();
        if (attempts === 2) bothHoldOne();
        await lineUp;
      }
    });
  await Promise.all([take(['A', 'B']), take(['B', 'A'])]);
  expect(attempts).toBe(3);
});

test('work that never gets through is tried four times, a refusal of our own once', async () => {
  await using seats = await testSeats();
  const count = async (code: string) => {
    let attempts = 0;
    const work = seats.db.transaction(async tx => {
      attempts++;
      await sql`do ${sql.raw(`$$ begin raise exception 'x' using errcode = '${code}'; end $$`)}`.execute(tx);
    });
    await expect(work).rejects.toMatchObject({ code });
    return attempts;
  };
  expect([await count('40001'), await count('40P01'), await count('23505')]).toEqual([4, 4, 1]);
});

const findSeat = (db: Reader<Tables>, rowName: string) =>
  db.selectFrom('seats').selectAll().where('rowName', '=', rowName).executeTakeFirst();

test('a function that only reads takes the replica, the primary and a transaction', async () => {
  await using seats = await testSeats();
  expect(await findSeat(seats.db.read, 'A')).toBeUndefined();
  expect(await findSeat(seats.db.query, 'A')).toBeUndefined();
  expect(await seats.db.transaction(tx => findSeat(tx, 'A'))).toBeUndefined();
});

test('a function that locks compiles in a transaction only, and a write on the replica not at all', () => {
  const check = async (db: Database<Tables>) => {
    await db.transaction(lockSeats);
    // @ts-expect-error a lock outside a transaction is gone before the next line
    await lockSeats(db.query);
    // @ts-expect-error decisions are not made on a replica
    await db.transaction(() => lockSeats(db.read));
    // @ts-expect-error the replica does not take writes
    await db.read.insertInto('seats').values({ rowName: 'A' }).execute();
  };
  expect(check).toBeTypeOf('function');
});

test('a statement runs on the database, in a transaction and on the replica, with camelCase rows', async () => {
  await using seats = await testSeats();
  const insert = statement<{ rowName: string }>('insert into seats (row_name) values ($1) returning row_name');
  const find = statement<{ rowName: string; heldUntil: Date | null }>('select row_name, held_until from seats where row_name = $1');
  expect(await seats.db.transaction(tx => insert(tx, ['A']))).toEqual([{ rowName: 'A' }]);
  expect(await find(seats.db.query, ['A'])).toEqual([{ rowName: 'A', heldUntil: null }]);
  expect(await find(seats.db.read, ['B'])).toEqual([]);
  const anyTables: Kysely<{ other: { id: number } }> = seats.db.query as never;
  expect(await find(anyTables, ['A'])).toHaveLength(1);
});
