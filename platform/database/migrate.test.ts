import { expect, test } from 'vitest';
import { testDatabase } from '../testing/index.ts';
import { testMigrations } from '../testing/test-migrations.ts';
import { migrate } from './index.ts';

const holds = {
  '0001-holds.sql': 'create table holds (id int primary key)',
  '0002-expiry.sql': 'alter table holds add expires_at timestamptz',
};

test('files are applied in order, once, and the answer names them', async () => {
  using migrations = testMigrations(holds, 'booking');
  await using database = await testDatabase();
  expect(await migrate(database.url, [migrations.folder])).toEqual(['booking/0001-holds.sql', 'booking/0002-expiry.sql']);
  expect(await migrate(database.url, [migrations.folder])).toEqual([]);
  expect((await database.pool.query('select * from holds')).fields.map(({ name }) => name)).toEqual(['id', 'expires_at']);
});

test('processes that start together apply each file once', async () => {
  using migrations = testMigrations({ ...holds, '0003-slow.sql': 'select pg_sleep(0.1)' }, 'booking');
  await using database = await testDatabase();
  const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url, [migrations.folder])));
  expect(applied.map(({ length }) => length).toSorted()).toEqual([0, 0, 3]);
});

test('a file that fails leaves nothing, keeps those before it, and says the line', async () => {
  using migrations = testMigrations({ ...holds, '0003-broken.sql': 'create table half ();\nselect nonsense;' }, 'booking');
  await using database = await testDatabase();
  await expect(migrate(database.url, [migrations.folder])).rejects.toThrow(
    'Migration booking/0003-broken.sql failed and was rolled back: column "nonsense" does not exist (line 2)',
  );
  const { rows } = await database.pool.query(`select to_regclass('half') as half, (select count(*)::int from migrations) as applied`);
  expect(rows).toEqual([{ half: null, applied: 2 }]);
});

test('a changed file is refused, but not one whose line ends changed', async () => {
  using migrations = testMigrations({ '0001-holds.sql': 'create table holds (\nid int)' }, 'booking');
  await using database = await testDatabase();
  await migrate(database.url, [migrations.folder]);
  migrations.write('0001-holds.sql', 'create table holds (\r\nid int)');
  await migrate(database.url, [migrations.folder]);
  migrations.write('0001-holds.sql', 'create table holds (id bigint)');
  await expect(migrate(database.url, [migrations.folder])).rejects.toThrow(
    'Migration booking/0001-holds.sql was changed after it was applied',
  );
});

test('a database newer than the code is refused', async () => {
  using migrations = testMigrations(holds, 'booking');
  await using database = await testDatabase();
  await migrate(database.url, [migrations.folder]);
  migrations.remove('0002-expiry.sql');
  await expect(migrate(database.url, [migrations.folder])).rejects.toThrow(
    'The database has migration booking/0002-expiry.sql, which this version does not know',
  );
});

test('a new file numbered below an applied one is refused', async () => {
  using migrations = testMigrations({ '0002-expiry.sql': 'select 1' }, 'booking');
  await using database = await testDatabase();
  await migrate(database.url, [migrations.folder]);
  migrations.write('0001-late.sql', 'select 1');
  await expect(migrate(database.url, [migrations.folder])).rejects.toThrow(
    'booking/0001-late.sql comes after booking/0002-expiry.sql was applied',
  );
});

test('folders keep their own numbers, and two of one name are refused', async () => {
  using booking = testMigrations({ '0001-a.sql': 'create table a ()' }, 'booking');
  using messaging = testMigrations({ '0001-b.sql': 'create table b ()' }, 'messaging');
  await using database = await testDatabase();
  expect(await migrate(database.url, [messaging.folder, booking.folder])).toEqual(['messaging/0001-b.sql', 'booking/0001-a.sql']);
  expect(await migrate(database.url, [booking.folder])).toEqual([]);
  await expect(migrate(database.url, [booking.folder, booking.folder])).rejects.toThrow('Two migration folders are called booking');
});

test.for([
  [{ 'notes.txt': '' }, 'notes.txt is not a migration: call it like 0001-holds.sql'],
  [{ '0001-a.sql': '', '0001-b.sql': '' }, 'have the number 0001'],
] as const)('a misnamed file is refused: %o', async ([files, sentence]) => {
  using migrations = testMigrations(files);
  await expect(migrate('postgres://nowhere', [migrations.folder])).rejects.toThrow(sentence);
});
