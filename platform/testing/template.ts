import { createHash } from 'node:crypto';
import pg from 'pg';
import { migrate, readMigrations } from '../database/index.ts';

/** Of this process: whoever asks again need not read and look again. */
const templates = new Map<string, Promise<string>>();
const admins = new Map<string, pg.Pool>();

/**
 * The name of a database that has these migrations and nothing else, made the first time anybody asks and shared by all files and runs on the server.
 * Its name is a hash of the migrations, so a changed one gets a new template.
 */
export const ensureTemplate = (serverUrl: string, folders: readonly string[]): Promise<string> =>
  templates.getOrInsertComputed([serverUrl, ...folders].join(' '), async () => {
    const checksums = (await readMigrations(folders)).map(({ source, name, checksum }) => `${source}/${name} ${checksum}`);
    const template = `template_${createHash('sha256').update(checksums.join('\n')).digest('hex').slice(0, 16)}`;
    await asAdmin(serverUrl, admin => buildOnce(admin, serverUrl, template, folders));
    return template;
  });

async function buildOnce(admin: pg.PoolClient, serverUrl: string, template: string, folders: readonly string[]): Promise<void> {
  await admin.query('select pg_advisory_lock(hashtext($1))', [template]); // Test files start together.
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [template]);
  if (rowCount === 0) await build(admin, serverUrl, template, folders);
  await admin.query('select pg_advisory_unlock(hashtext($1))', [template]);
}

async function build(admin: pg.PoolClient, serverUrl: string, template: string, folders: readonly string[]): Promise<void> {
  // Built under another name and renamed, so that a run that was killed leaves no half-migrated template.
  const draft = `${template}_draft`;
  await admin.query(`drop database if exists ${draft} with (force)`);
  await admin.query(`create database ${draft}`);
  await migrate(urlOf(serverUrl, draft), folders);
  await admin.query(`alter database ${draft} rename to ${template}`);
  await admin.query(`alter database ${template} with allow_connections false`); // A connected template cannot be copied.
}

/**
 * Makes a copy of a database that nobody is connected to.
 * Its files are copied, for a quarter of the processor time (7 ms against 32) that `wal_log`, the default, needs to read and log each page. On a durable server that
 * forces two checkpoints to disk; ours has none to wait for.
 */
export const createCopy = (admin: Pick<pg.PoolClient, 'query'>, name: string, template: string) =>
  admin.query(`create database ${pg.escapeIdentifier(name)} template ${pg.escapeIdentifier(template)} strategy file_copy`);

/** On one of the few connections that this process keeps, and lets go of when it ends. Work that fails takes its connection along, and so whatever it had locked. */
export async function asAdmin<Result>(serverUrl: string, work: (admin: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const admin = await adminsOf(serverUrl).connect();
  try {
    const result = await work(admin);
    admin.release();
    return result;
  } catch (error) {
    admin.release(true);
    throw error;
  }
}

function adminsOf(connectionString: string): pg.Pool {
  const known = admins.get(connectionString);
  if (known) return known;
  const pool = new pg.Pool({ connectionString, application_name: 'test admin', allowExitOnIdle: true });
  pool.on('error', () => {}); // The server may end first.
  admins.set(connectionString, pool);
  return pool;
}

export function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
