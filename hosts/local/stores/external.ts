import pg from 'pg';
import { StartError } from '../postgres/start-error.ts';
import type { Relational } from './relational.ts';

const oldestVersion = 18;

/** A server of the user's own. Throws StartError when it cannot be used; its password is never shown. */
export async function connectExternal(databaseUrl: string): Promise<Relational> {
  const url = (database: string): string => {
    const address = new URL(databaseUrl);
    address.pathname = `/${database}`;
    return address.href;
  };
  await withClient(databaseUrl, ensureVersion);
  return {
    up: true,
    url,
    ensure: databases =>
      withClient(databaseUrl, async client => {
        for (const name of databases) await ensureDatabase(client, name);
      }),
    stop: () => Promise.resolve(),
  };
}

async function ensureVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int / 10000 as version`);
  const version = rows[0]?.version ?? 0;
  if (version < oldestVersion)
    throw new StartError(
      `DATABASE_URL leads to PostgreSQL ${version}, which is too old: use version ${oldestVersion} or later, or unset DATABASE_URL to use the embedded one.`,
    );
}

async function ensureDatabase(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount) return;
  await client.query(`create database ${pg.escapeIdentifier(name)}`).catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError)) throw error;
    if (error.code === '42501')
      throw new StartError(`The user of DATABASE_URL may not create the database ${name}: grant it CREATEDB, or create that database.`, {
        cause: error,
      });
    if (error.code !== '42P04' && error.code !== '23505') throw error; // Another process was faster.
  });
}

async function withClient(databaseUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'event-planner host', connectionTimeoutMillis: 5000 });
  client.on('error', () => {}); // The query in progress rejects with the same error.
  try {
    await client.connect();
  } catch (cause) {
    const { host } = new URL(databaseUrl);
    throw new StartError(
      `DATABASE_URL leads to ${host}, which cannot be used (${reasonOf(cause)}): start that server, correct the address, or unset DATABASE_URL to use the embedded one.`,
      { cause },
    );
  }
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
