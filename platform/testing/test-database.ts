import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { holdGate, type Gate } from './gate.ts';
import { asAdmin, createCopy, ensureTemplate, urlOf } from './template.ts';

export interface TestDatabaseOptions {
  /** Migration folders, applied in this order. @default an empty database */
  migrations?: readonly string[];
}

export interface TestDatabase extends AsyncDisposable {
  url: string;
  /** For arranging and looking; the code under test opens its own. */
  pool: pg.Pool;
  /** Takes the row lock of `sql`, a `select … for update` or an update, and holds it: see `Gate`. */
  gate(sql: string, values?: readonly unknown[]): Promise<Gate>;
}

/**
 * A database of its own on the server of TEST_DATABASE_URL (set by tests/global-setup.ts), with the migrations applied; dropped at the end of the scope,
 * whoever is still connected. A copy of a template that is migrated once, so that it costs some 10 milliseconds.
 */
export async function testDatabase({ migrations = [] }: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error('TEST_DATABASE_URL is not set: run the tests with vitest, whose global setup starts a server.');
  const template = await ensureTemplate(server, migrations);
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asAdmin(server, admin => createCopy(admin, name, template));
  const url = urlOf(server, name);
  const pool = new pg.Pool({ connectionString: url, max: 5 });
  pool.on('error', () => {}); // The drop below cuts connections off.
  return {
    url,
    pool,
    gate: (sql, values = []) => holdGate(pool, pool, sql, values),
    async [Symbol.asyncDispose]() {
      await pool.end();
      await asAdmin(server, admin => admin.query(`drop database ${name} with (force)`));
    },
  };
}
