import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { testDatabase } from '../testing/index.ts';
import { createDatabase, ensureDatabase } from './index.ts';

/** A server with a role of its own, and a name that no database has yet. */
async function server({ role: rights }: { readonly role: string }) {
  const { pool, url, [Symbol.asyncDispose]: dispose } = await testDatabase();
  const role = `role_${randomBytes(6).toString('hex')}`;
  await pool.query(`create role ${role} login password 'secret' ${rights}`);
  const name = `Made "here" ${role}`;
  const address = new URL(url);
  address.username = role;
  address.password = 'secret';
  address.pathname = `/${encodeURIComponent(name)}`;
  return {
    name,
    role,
    pool,
    url: address.href,
    /** Holds the lock of the name, as a process that makes the database does. */
    gate: async () => {
      const there = new URL(url);
      there.pathname = '/postgres';
      const admin = createDatabase({ url: there.href, applicationName: 'test', maxConnections: 1 });
      await admin.pool.query('select pg_advisory_lock(hashtext($1))', [name]);
      return admin;
    },
    async [Symbol.asyncDispose]() {
      await pool.query(`drop database if exists "${name.replaceAll('"', '""')}" with (force)`);
      await pool.query(`drop role ${role}`);
      await dispose();
    },
  };
}

test('a database that is missing is made once, by one of two processes that both found it missing', async () => {
  await using shared = await server({ role: 'createdb' });
  const gate = await shared.gate();
  const both = Promise.all([ensureDatabase(shared.url), ensureDatabase(shared.url)]);
  await expect
    .poll(async () => {
      const { rows } = await shared.pool.query(
        `select count(*)::int as waiting from pg_stat_activity where usename = $1 and wait_event_type = 'Lock'`,
        [shared.role],
      );
      return rows[0]?.waiting;
    })
    .toBe(2);
  await gate.close();
  expect((await both).toSorted()).toEqual([false, true]);
  expect(await ensureDatabase(shared.url)).toBe(false);
  const made = createDatabase({ url: shared.url, applicationName: 'test' });
  expect((await made.pool.query('select current_database() as name')).rows).toEqual([{ name: shared.name }]);
  await made.close();
});

test('a role that may not make databases is told what to do, and finds one that is there', async () => {
  await using shared = await server({ role: 'nocreatedb' });
  await expect(ensureDatabase(shared.url)).rejects.toThrow(
    `The database ${shared.name} is not on ${new URL(shared.url).host}, and ${shared.role} may not make it: grant that role CREATEDB`,
  );
  await shared.pool.query(`create database "${shared.name.replaceAll('"', '""')}"`);
  expect(await ensureDatabase(shared.url)).toBe(false);
});

test('what is wrong with the server is not taken for a missing database', async () => {
  await using shared = await server({ role: 'createdb' });
  const wrong = new URL(shared.url);
  wrong.password = 'wrong';
  await expect(ensureDatabase(wrong.href)).rejects.toMatchObject({ code: '28P01' });
});
