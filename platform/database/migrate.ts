import pg from 'pg';
import { connectOnce } from './connect.ts';
import type { Login } from './login.ts';
import { readMigrations, type Migration } from './migration-files.ts';

// Any number will do, as long as nobody else locks it in the same database.
const advisoryLock = 7_203_411;

type Applied = Pick<Migration, 'source' | 'name' | 'checksum'>;

/**
 * Brings a database up to date with folders of plain SQL files, `0001-holds.sql` …, and returns those it applied.
 *
 * Forward only, in order, each file in a transaction of its own (so no `create index concurrently` and no `commit` in one). Processes that start together apply each
 * once: the others wait. Throws, without applying anything, for a file that was changed or removed after it was applied (a database newer than this code, too) and for a new
 * one numbered below an applied one. A file that fails is rolled back and those before it stay.
 */
export async function migrate(url: string, folders: readonly string[], login?: Login): Promise<string[]> {
  const migrations = await readMigrations(folders);
  const client = await connectOnce(url, login, 'migrate');
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock]); // Released with the connection, whatever happens to us.
    await client.query(`create table if not exists migrations (
      source text, name text, checksum text not null, applied_at timestamptz not null default now(), primary key (source, name))`);
    const { rows } = await client.query<Applied>('select source, name, checksum from migrations order by source, name');
    const pending = decidePending(migrations, rows);
    for (const migration of pending) await apply(client, migration);
    return pending.map(pathOf);
  } finally {
    await client.end();
  }
}

/** What is left to apply; throws when the files contradict what was applied. */
export function decidePending(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  for (const done of applied) {
    const file = migrations.find(migration => pathOf(migration) === pathOf(done));
    if (!file && migrations.some(({ source }) => source === done.source)) {
      throw new Error(
        `The database has migration ${pathOf(done)}, which this version does not know: start the newer version, or bring the file back.`,
      );
    }
    if (file && file.checksum !== done.checksum) {
      throw new Error(
        `Migration ${pathOf(done)} was changed after it was applied: restore the file and put the change into a new migration.`,
      );
    }
  }
  const pending = migrations.filter(migration => !applied.some(done => pathOf(done) === pathOf(migration)));
  for (const migration of pending) {
    const later = applied.find(done => done.source === migration.source && done.name > migration.name);
    if (later) throw new Error(`Migration ${pathOf(migration)} comes after ${pathOf(later)} was applied: give it the next number.`);
  }
  return pending;
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query('insert into migrations (source, name, checksum) values ($1, $2, $3)', [
      migration.source,
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (cause) {
    throw new Error(`Migration ${pathOf(migration)} failed and was rolled back: ${(cause as Error).message}${lineOf(migration, cause)}`, {
      cause,
    });
  }
}

/** The server counts characters from the start of the file. */
function lineOf(migration: Migration, error: unknown): string {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : 0;
  return position > 0 ? ` (line ${migration.sql.slice(0, position).split('\n').length})` : '';
}

function pathOf({ source, name }: Pick<Migration, 'source' | 'name'>): string {
  return `${source}/${name}`;
}
