import pg from 'pg';
import { expect, test } from 'vitest';
import { isCheckViolation, isUniqueViolation, runTogether, statement, writeAtEnd } from './index.ts';
import { testSeats } from './test-tables.ts';

const add = statement<never>('insert into seats (row_name, price) values ($1, $2)');
const names = statement<{ rowName: string }>('select row_name from seats order by id');

async function withNames() {
  const seats = await testSeats();
  return Object.assign(seats, { names: async () => (await names(seats.db.query, [])).map(({ rowName }) => rowName) });
}

const addAll = (rows: readonly { readonly name: string; readonly price: number }[]) =>
  statement<never>('insert into seats (row_name, price) select * from unnest($1::text[], $2::numeric[])').with([
    rows.map(({ name }) => name),
    rows.map(({ price }) => price),
  ]);

test('what is left to the end is one statement after all work is done, and stands with the transaction', async () => {
  await using seats = await withNames();
  await seats.db.transaction(async tx => {
    await writeAtEnd(tx, addAll, { name: 'first', price: 5 });
    await writeAtEnd(tx, addAll, { name: 'second', price: 5 });
    await add(tx, ['work', 5]);
  });
  expect(await seats.names()).toEqual(['work', 'first', 'second']);
  expect((await seats.test.pool.query("select count(distinct cmin::text)::int from seats where row_name <> 'work'")).rows).toEqual([
    { count: 1 },
  ]);
});

test('where it fails nothing of the transaction stands, the reason is told, and the connection goes on', async () => {
  await using seats = await withNames();
  const failing = seats.db.transaction(async tx => {
    await add(tx, ['work', 5]);
    await writeAtEnd(tx, addAll, { name: 'end', price: -1 });
  });
  expect(isCheckViolation(await failing.catch((error: unknown) => error))).toBe(true);
  expect(await seats.names()).toEqual([]);
  await seats.db.transaction(tx => add(tx, ['next', 5]));
  expect(await seats.names()).toEqual(['next']);
});

test('work that fails leaves nothing, also not to the next transaction of its connection', async () => {
  await using seats = await withNames();
  const failing = seats.db.transaction(async tx => {
    await writeAtEnd(tx, addAll, { name: 'end', price: 5 });
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await seats.db.transaction(tx => add(tx, ['next', 5]));
  expect(await seats.names()).toEqual(['next']);
});

test('work that is done again writes its end once', async () => {
  await using seats = await withNames();
  let attempts = 0;
  await seats.db.transaction(async tx => {
    attempts++;
    await writeAtEnd(tx, addAll, { name: `end of ${attempts}`, price: 5 });
    if (attempts < 3) throw Object.assign(new pg.DatabaseError('once more', 1, 'error'), { code: '40001' });
  });
  expect(await seats.names()).toEqual(['end of 3']);
});

test('what is no transaction has no end', async () => {
  await using seats = await withNames();
  await expect(writeAtEnd(seats.db.query as never, addAll, { name: 'end', price: 5 })).rejects.toThrow('only a transaction');
});

test('statements that are sent together run in their order; where one fails none stands', async () => {
  await using seats = await withNames();
  await seats.db.transaction(tx => runTogether(tx, [add.with(['A', 5]), add.with(['B', 5])]));
  const failing = seats.db.transaction(tx => runTogether(tx, [add.with(['C', 5]), add.with(['A', 5]), add.with(['D', 5])]));
  expect(isUniqueViolation(await failing.catch((error: unknown) => error), 'one_row_name')).toBe(true);
  expect(await seats.names()).toEqual(['A', 'B']);
});
