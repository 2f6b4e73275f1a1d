import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { ask } from '../whole-system.ts';

export interface Copy extends AsyncDisposable {
  readonly url: string;
}

/** A copy of a database that nobody is connected to. */
export async function copyDatabase(original: string): Promise<Copy> {
  const server = process.env['TEST_DATABASE_URL'];
  const name = `copy_${randomBytes(6).toString('hex')}`;
  const template = pg.escapeIdentifier(new URL(original).pathname.slice(1));
  await ask(server, `create database ${name} template ${template}`, []);
  const url = new URL(original);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    [Symbol.asyncDispose]: async () => void (await ask(server, `drop database ${name} with (force)`, [])),
  };
}
