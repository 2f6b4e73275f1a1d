import { expect, test } from 'vitest';
import { sql, statement } from './index.ts';
import { createStatementNames } from './statement-names.ts';
import { testSeats } from './test-tables.ts';

const one = { maxConnections: 1 };
const prepared = `select statement, generic_plans + custom_plans as uses from pg_prepared_statements order by name`;

test('kysely, statement() and raw queries are prepared from their second use', async () => {
  await using seats = await testSeats(one);
  const find = statement('select id from seats where price = $1');
  for (let i = 0; i < 3; i++) {
    await seats.db.query.selectFrom('seats').select('id').where('rowName', '=', 'A').execute();
    await seats.db.transaction(tx => find(tx, [1]));
    await seats.db.pool.query('select $1::int', [i]);
  }
  await seats.db.pool.query('select $1::text', ['only once']);
  expect((await seats.db.pool.query(prepared)).rows).toEqual([
    { statement: 'select "id" from "seats" where "row_name" = $1', uses: 2 },
    { statement: 'select id from seats where price = $1', uses: 2 },
    { statement: 'select $1::int', uses: 2 },
  ]);
});

test('texts beyond the limit still run, unprepared', async () => {
  await using seats = await testSeats({ ...one, preparedStatements: 2 });
  for (let i = 0; i < 6; i++) {
    for (let twice = 0; twice < 2; twice++)
      expect((await seats.db.pool.query(`select $1::int + ${i} as sum`, [1])).rows).toEqual([{ sum: 1 + i }]);
  }
  expect((await seats.db.pool.query(prepared)).rows).toHaveLength(2);
});

test('nothing is prepared behind a connection proxy', async () => {
  await using seats = await testSeats({ ...one, preparedStatements: 0 });
  for (let i = 0; i < 3; i++) await seats.db.pool.query('select $1::int', [i]);
  expect((await seats.db.pool.query(prepared)).rows).toEqual([]);
});

test('a column added under a running process costs a transaction a retry and a query one failure', async () => {
  await using seats = await testSeats(one);
  const everything = () => seats.db.query.selectFrom('seats').selectAll().where('rowName', '=', 'A').execute();
  await seats.db.query.insertInto('seats').values({ rowName: 'A' }).execute();
  for (let i = 0; i < 3; i++) await everything();
  await seats.test.pool.query('alter table seats add first int');
  const [row] = await seats.db.transaction(tx => tx.selectFrom('seats').selectAll().where('rowName', '=', 'A').execute());
  expect(row).toHaveProperty('first');
  await seats.test.pool.query('alter table seats add second int');
  await expect(everything()).rejects.toThrow('cached plan must not change result type');
  expect((await everything())[0]).toHaveProperty('second');
});

test('a query that fails leaves its prepared statement usable', async () => {
  await using seats = await testSeats(one);
  const half = (divisor: number) => sql<{ half: number }>`select 1 / ${divisor}::int as half`.execute(seats.db.query);
  for (const divisor of [1, 1]) await half(divisor);
  await expect(half(0)).rejects.toThrow('division by zero');
  expect((await half(1)).rows).toEqual([{ half: 1 }]);
});

test('texts seen once never take a name, however many there are', () => {
  const nameOf = createStatementNames(10);
  for (let i = 0; i < 1000; i++) expect(nameOf(`list of ${i}`)).toBeUndefined();
  nameOf('hot');
  expect(nameOf('hot')).toBe('s1');
  expect(nameOf('hot')).toBe('s1');
});
