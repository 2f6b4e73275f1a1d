import pg from 'pg';
import { connectOnce } from './connect.ts';
import type { Login } from './login.ts';

const absent = '3D000';
const forbidden = '42501';
/** Every server has it: https://www.postgresql.org/docs/current/manage-ag-templatedbs.html */
const maintenance = 'postgres';

/**
 * Makes the database that a URL names where its server does not have it, and answers whether it did. Processes that start together make it once:
 * the others wait. Throws, with what to do about it, when the URL's role may not make databases. One connection when there is nothing to do.
 */
export async function ensureDatabase(url: string, login?: Login): Promise<boolean> {
  if (await isThere(url, login)) return false;
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  return create(url, name, login).catch((cause: unknown) => {
    if (!(cause instanceof pg.DatabaseError) || cause.code !== forbidden) throw cause;
    const { host, username } = new URL(url);
    throw new Error(
      `The database ${name} is not on ${host}, and ${decodeURIComponent(username)} may not make it: grant that role CREATEDB, or make the database with that role as its owner.`,
      { cause },
    );
  });
}

/** Asked by its own door first: whoever owns one database of a server may not be let into the others. */
async function isThere(url: string, login: Login | undefined): Promise<boolean> {
  try {
    const client = await connectOnce(url, login, 'ensure database');
    await client.end();
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === absent) return false;
    throw error;
  }
}

async function create(url: string, name: string, login: Login | undefined): Promise<boolean> {
  const server = new URL(url);
  server.pathname = `/${maintenance}`;
  const client = await connectOnce(server.href, login, 'ensure database');
  try {
    // Of the session, for a database cannot be made in a transaction; released with the connection, whatever happens to us.
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount) return false;
    await client.query(`create database ${pg.escapeIdentifier(name)}`);
    return true;
  } finally {
    await client.end();
  }
}
