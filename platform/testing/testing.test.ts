import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { clock, eventually, testDatabase } from './index.ts';
import { testMigrations } from './test-migrations.ts';

const seats = { '0001-seats.sql': 'create table seats (id int primary key, taken_by text); insert into seats values (1)' };

test('two databases of the same migrations share nothing', async () => {
  using migrations = testMigrations(seats);
  await using first = await testDatabase({ migrations: [migrations.folder] });
  await using second = await testDatabase({ migrations: [migrations.folder] });
  await first.pool.query(`update seats set taken_by = 'ada'`);
  expect((await second.pool.query('select * from seats')).rows).toEqual([{ id: 1, taken_by: null }]);
});

test('databases asked for at once are migrated once', async () => {
  using migrations = testMigrations({ '0001-once.sql': `create table once as select '${Math.random()}' as run` });
  const databases = await Promise.all([1, 2, 3, 4].map(() => testDatabase({ migrations: [migrations.folder] })));
  const times = await Promise.all(
    databases.map(async ({ pool }) => (await pool.query('select applied_at from migrations')).rows[0].applied_at.getTime()),
  );
  expect(new Set(times).size).toBe(1);
  await Promise.all(databases.map(database => database[Symbol.asyncDispose]()));
});

test('a disposed database is gone, even when the code under test still holds a connection', async () => {
  const database = await testDatabase();
  const stray = new pg.Client({ connectionString: database.url });
  stray.on('error', () => {});
  await stray.connect();
  await database[Symbol.asyncDispose]();
  await expect(new pg.Client({ connectionString: database.url }).connect()).rejects.toMatchObject({ code: '3D000' });
});

test('the gate lines up everybody who wants the row and lets them go at once', async () => {
  using migrations = testMigrations(seats);
  await using database = await testDatabase({ migrations: [migrations.folder] });
  await using gate = await database.gate('select 1 from seats where id = $1 for update', [1]);
  const buyers = ['ada', 'bob', 'eve'].map(name => claim(database.url, name));
  await gate.blocked(3);
  await gate.release();
  expect((await Promise.all(buyers)).toSorted()).toEqual([0, 0, 1]);
});

test('a gate behind which nobody waits says how many it saw', async () => {
  using migrations = testMigrations(seats);
  await using database = await testDatabase({ migrations: [migrations.folder] });
  await using gate = await database.gate('select 1 from seats for update');
  await expect(gate.blocked(1, 100)).rejects.toThrow(
    'Expected 1 transactions to wait behind the gate (select 1 from seats for update), saw 0',
  );
});

test('a gate that locks nothing is refused', async () => {
  using migrations = testMigrations(seats);
  await using database = await testDatabase({ migrations: [migrations.folder] });
  await expect(database.gate('select 1 from seats where id = 99 for update')).rejects.toThrow('found no row to lock');
});

test('the clock moves only when it is told to', async () => {
  const time = clock('2030-06-01T10:00:00Z');
  await delay(2);
  expect(time.now().toISOString()).toBe('2030-06-01T10:00:00.000Z');
  time.advance(600);
  expect(time.now().toISOString()).toBe('2030-06-01T10:10:00.000Z');
  expect(() => clock('soon')).toThrow('clock() got soon');
});

test('eventually returns what held at last', async () => {
  let calls = 0;
  const answer = await eventually(() => {
    calls++;
    expect(calls).toBe(3);
    return calls;
  });
  expect(answer).toBe(3);
});

test('eventually fails with the last failure', async () => {
  await expect(eventually(() => expect('draft').toBe('published'), { withinSeconds: 0.05 })).rejects.toThrow(
    /Not within 0.05 s: expected 'draft' to be 'published'/,
  );
});

async function claim(url: string, name: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rowCount } = await client.query('update seats set taken_by = $1 where id = 1 and taken_by is null', [name]);
  await client.end();
  return rowCount ?? 0;
}
