import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { testDatabase } from '../testing/index.ts';
import { createDatabase, type Login, migrate } from './index.ts';

/** A role of its own, whose password the test changes. */
async function rotating() {
  const database = await testDatabase();
  const role = `role_${randomBytes(6).toString('hex')}`;
  await database.pool.query(
    `create role ${role} login password 'first'; grant create on schema public to ${role}; grant all on all tables in schema public to ${role}`,
  );
  const url = new URL(database.url);
  const kept = { current: 'first', inStore: 'first', renewed: 0 };
  const login: Login = {
    password: async () => kept.current,
    async renew() {
      kept.renewed += 1;
      kept.current = kept.inStore;
    },
  };
  return {
    kept,
    login,
    url: `postgres://${role}@${url.host}${url.pathname}?sslmode=disable`,
    async rotate(password: string) {
      await database.pool.query(`alter role ${role} password '${password}'`);
      kept.inStore = password;
    },
    async [Symbol.asyncDispose]() {
      await database.pool.query(`drop owned by ${role}; drop role ${role}`);
      await database[Symbol.asyncDispose]();
    },
  };
}

test('a password that was rotated is found when a login with the old one is refused, by queries, transactions and migrations', async () => {
  await using server = await rotating();
  const { url, login, kept } = server;
  const options = { url, login, applicationName: 'test', maxConnections: 1 };
  const before = createDatabase(options);
  await before.ping();
  expect(kept.renewed).toBe(0);

  await server.rotate('second');
  await before.ping(); // A connection that is open stays.
  const after = createDatabase(options);
  await after.ping();
  expect(kept.renewed).toBe(1);

  await server.rotate('third');
  await migrate(url, [], login);
  expect(kept.renewed).toBe(2);

  await server.rotate('fourth');
  const again = createDatabase({ ...options, readUrl: url });
  await again.transaction(async () => undefined);
  expect(kept.renewed).toBe(3);
  await Promise.all([before, after, again].map(database => database.close()));
});

test('a password that stays wrong is refused, after one renewal', async () => {
  await using server = await rotating();
  server.kept.current = server.kept.inStore = 'wrong';
  const database = createDatabase({ url: server.url, login: server.login, applicationName: 'test' });
  await expect(database.ping()).rejects.toMatchObject({ code: '28P01' });
  expect(server.kept.renewed).toBe(1);
  await database.close();
});

test('with a login, a server without TLS is not spoken to unless the URL says so', async () => {
  await using server = await rotating();
  const database = createDatabase({ url: server.url.replace('?sslmode=disable', ''), login: server.login, applicationName: 'test' });
  await expect(database.ping()).rejects.toThrow('SSL');
  await database.close();
});
