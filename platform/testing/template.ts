import { createHash } from 'node:crypto';
import pg from 'pg';
import { migrate, readMigrations } from '../database/index.ts';

/**
 * The name of a database that has these migrations and nothing else, made the first time anybody asks and shared by all files and runs on the server.
 * Its name is a hash of the migrations, so a changed one gets a new template.
 */
export async function ensureTemplate(serverUrl: string, folders: readonly string[]): Promise<string> {
  const checksums = (await readMigrations(folders)).map(({ source, name, checksum }) => `${source}/${name} ${checksum}`);
  const template = `template_${createHash('sha256').update(checksums.join('\n')).digest('hex').slice(0, 16)}`;
  await asAdmin(serverUrl, async admin => {
    await admin.query('select pg_advisory_lock(hashtext($1))', [template]); // Test files start together; released with the connection.
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [template]);
    if (rowCount === 0) await build(admin, serverUrl, template, folders);
  });
  return template;
}

async function build(admin: pg.Client, serverUrl: string, template: string, folders: readonly string[]): Promise<void> {
  // Built under another name and renamed, so that a run that was killed leaves no half-migrated template.
  const draft = `${template}_draft`;
  await admin.query(`drop database if exists ${draft} with (force)`);
  await admin.query(`create database ${draft}`);
  await migrate(urlOf(serverUrl, draft), folders);
  await admin.query(`alter database ${draft} rename to ${template}`);
  await admin.query(`alter database ${template} with allow_connections false`); // A connected template cannot be copied.
}

export async function asAdmin<Result>(serverUrl: string, work: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const admin = new pg.Client({ connectionString: serverUrl, application_name: 'test admin' });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

export function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
