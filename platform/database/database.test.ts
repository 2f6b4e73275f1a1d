import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { createDatabase, isCheckViolation, isLockTimeout, isUniqueViolation, sql, statement } from './index.ts';
import { testSeats, type Tables } from './test-tables.ts';

test('columns are camelCase, keys inside JSON keep their case', async () => {
  await using seats = await testSeats();
  await seats.db.query
    .insertInto('seats')
    .values({ rowName: 'A', details: JSON.stringify({ near_exit: { row_name: 1 } }) })
    .execute();
  const row = await seats.db.query.selectFrom('seats').select(['rowName', 'details']).executeTakeFirst();
  expect(row).toEqual({ rowName: 'A', details: { near_exit: { row_name: 1 } } });
});

test('bigint is a number, timestamptz a Date, and date, numeric and timestamp are text', async () => {
  await using seats = await testSeats();
  const { rows } = await seats.db.pool
    .query(`select 9007199254740991::bigint as big, '{1,null}'::bigint[] as bigs, '2030-01-01T10:00Z'::timestamptz as instant,
    '2030-01-01'::date as day, 1.10::numeric as amount, '{1.10}'::numeric[] as amounts, '2030-01-01 10:00'::timestamp as local`);
  expect(rows).toEqual([
    {
      big: Number.MAX_SAFE_INTEGER,
      bigs: [1, null],
      instant: new Date('2030-01-01T10:00:00Z'),
      day: '2030-01-01',
      amount: '1.10',
      amounts: ['1.10'],
      local: '2030-01-01 10:00:00',
    },
  ]);
  await expect(seats.db.pool.query('select 9007199254740993::bigint')).rejects.toThrow(
    'The bigint 9007199254740993 is too large for a number',
  );
  expect((await seats.db.pool.query('select 1 as works')).rows).toEqual([{ works: 1 }]);
});

test('a violated constraint is told by its kind and its name', async () => {
  await using seats = await testSeats();
  const insert = (price: string) =>
    seats.db.query
      .insertInto('seats')
      .values({ rowName: 'A', price })
      .execute()
      .catch((error: unknown) => error);
  await insert('1.50');
  const [twice, negative] = [await insert('1.50'), await insert('-1')];
  expect(isUniqueViolation(twice)).toBe(true);
  expect(isUniqueViolation(twice, 'one_row_name')).toBe(true);
  expect(isUniqueViolation(twice, 'another')).toBe(false);
  expect(isCheckViolation(negative, 'price_is_positive')).toBe(true);
  expect(isCheckViolation(twice)).toBe(false);
});

test('a statement, a lock and an idle transaction that take too long are given up', async () => {
  await using seats = await testSeats({ statementTimeoutMs: 2000, lockTimeoutMs: 50, idleInTransactionTimeoutMs: 50 });
  await expect(seats.db.pool.query('select pg_sleep(60)')).rejects.toMatchObject({ code: '57014' });
  await seats.db.query.insertInto('seats').values({ rowName: 'A' }).execute();
  await using _gate = await seats.test.gate('select 1 from seats for update');
  expect(
    isLockTimeout(
      await seats.db.query
        .deleteFrom('seats')
        .execute()
        .catch((error: unknown) => error),
    ),
  ).toBe(true);
  const forgetful = seats.db.transaction(async tx => {
    await sql`select 1`.execute(tx);
    await new Promise(resolve => setTimeout(resolve, 200));
    await sql`select 1`.execute(tx);
  });
  await expect(forgetful).rejects.toThrow();
});

test('a connection that breaks in a thinking transaction fails that transaction and nothing else', async () => {
  const errors: Error[] = [];
  await using seats = await testSeats({ onError: error => errors.push(error) });
  const broken = seats.db.transaction(async tx => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await seats.test.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await new Promise(resolve => setTimeout(resolve, 50));
    await sql`select 1`.execute(tx);
  });
  await expect(broken).rejects.toThrow();
  expect(errors.length).toBeGreaterThan(0);
  await seats.db.ping();
});

test('ping fails within the connection timeout when the server does not answer', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => silent.once('listening', resolve));
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const db = createDatabase({ url: `postgres://a:b@127.0.0.1:${port}/x`, applicationName: 'test', connectionTimeoutMs: 100 });
  await expect(db.ping()).rejects.toThrow('timeout');
  await db.close();
  await db.close();
  silent.close();
});

test('reads go to the replica, and to the primary while no replica answers', async () => {
  await using seats = await testSeats();
  await using replica = await testSeats();
  await replica.db.query.insertInto('seats').values({ rowName: 'from the replica' }).execute();
  const errors: string[] = [];
  const options = { url: seats.test.url, applicationName: 'test', onError: (error: Error) => errors.push(error.message) };
  const names = statement<{ rowName: string }>('select row_name from seats');
  const near = createDatabase<Tables>({ ...options, readUrl: replica.test.url });
  expect(await near.read.selectFrom('seats').select('rowName').execute()).toEqual([{ rowName: 'from the replica' }]);
  expect(await names(near.read, [])).toEqual([{ rowName: 'from the replica' }]);
  const cut = createDatabase<Tables>({ ...options, readUrl: 'postgres://a:b@127.0.0.1:1/x' });
  expect(await cut.read.selectFrom('seats').select('rowName').execute()).toEqual([]);
  expect(errors).toEqual(['The read replica cannot be reached: reading from the primary.']);
  await Promise.all([near.close(), cut.close()]);
});
