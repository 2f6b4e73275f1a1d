import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createDatabase } from '../../database/index.ts';
import { testDatabase } from '../../testing/index.ts';
import type { PaymentIntent } from '../intents/object.ts';
import { createIntentObject } from '../intents/rules.ts';
import { newRow } from '../objects/row.ts';
import type { Tables } from '../tables.ts';
import { createEvent } from '../webhooks/event.ts';
import { createWriter, type Entry, isKeyTaken } from './writer.ts';

async function testWriter() {
  const database = await testDatabase({ migrations: [fileURLToPath(new URL('../migrations/', import.meta.url))] });
  const db = createDatabase<Tables>({ url: database.url, applicationName: 'test' });
  return {
    write: createWriter(db),
    types: async () => (await db.query.selectFrom('events').select('type').orderBy('number').execute()).map(({ type }) => type),
    /** How many transactions wrote the events there are. */
    transactions: async () => (await database.pool.query('select distinct xmin::text from events')).rowCount,
    intents: () => db.query.selectFrom('objects').select(['object', 'version']).execute(),
    keys: async () => (await db.query.selectFrom('idempotencyKeys').select('key').orderBy('key').execute()).map(({ key }) => key),
    async [Symbol.asyncDispose]() {
      await db.close();
      await database[Symbol.asyncDispose]();
    },
  };
}

const newIntent = (): PaymentIntent => createIntentObject({ amount: 1250, currency: 'eur' });

const entry = (key: string, object = newIntent(), version = 0): Entry => ({
  claim: { key, fingerprint: key, requestId: 'req_test' },
  answer: { status: 200, body: object },
  changes: { guard: { ...newRow(object), version } },
  events: [createEvent({ type: key, object, requestId: 'req_test', key, isWanted: true, delayMs: 0 })],
});

test('what arrives together is written in one transaction, in the order of arrival', async () => {
  await using sandbox = await testWriter();
  const keys = Array.from({ length: 20 }, (_, at) => `key ${at}`);
  expect(await Promise.all(keys.map(key => sandbox.write(entry(key))))).toEqual(keys.map(() => true));
  expect(await sandbox.types()).toEqual(keys);
  expect(await sandbox.transactions()).toBe(1);
});

test('a key that is taken fails its own request and none of those that came with it', async () => {
  await using sandbox = await testWriter();
  await sandbox.write(entry('a'));
  const written = await Promise.allSettled(['b', 'a', 'c', 'c'].map(key => sandbox.write(entry(key))));
  expect(written.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
  expect(written.every(one => one.status === 'fulfilled' || isKeyTaken(one.reason))).toBe(true);
  expect(await sandbox.types()).toEqual(['a', 'b', 'c']);
  expect(await sandbox.keys()).toEqual(['a', 'b', 'c']);
  expect(await sandbox.intents()).toHaveLength(3);
});

test('of two changes upon the same version exactly one is written, and nothing of the other', async () => {
  await using sandbox = await testWriter();
  const intent = newIntent();
  await sandbox.write(entry('created', intent));
  const change = (key: string) => sandbox.write(entry(key, { ...intent, description: key }, 1));
  const together = await Promise.all([change('one'), change('other')]);
  expect(together.toSorted()).toEqual([false, true]);
  const winner = together[0] ? 'one' : 'other';
  expect(await change('too late')).toBe(false);
  expect(await sandbox.types()).toEqual(['created', winner]);
  expect(await sandbox.keys()).toEqual(['created', winner].toSorted());
  expect(await sandbox.intents()).toMatchObject([{ object: { description: winner }, version: 2 }]);
});

test('nothing is written that was decided on what has changed since, though its guard was read after that', async () => {
  await using sandbox = await testWriter();
  const [intent, other] = [newIntent(), newIntent()];
  await sandbox.write(entry('intent', intent));
  await sandbox.write(entry('other', other));
  await sandbox.write(entry('changed', { ...other, description: 'changed' }, 1));
  const stale = entry('stale', { ...intent, description: 'stale' }, 1);
  const puts = (version: number) => [{ ...newRow({ ...other, description: 'overwritten' }), version }];
  expect(await sandbox.write({ ...stale, changes: { ...stale.changes, puts: puts(1) } })).toBe(false);
  expect(await sandbox.types()).toEqual(['intent', 'other', 'changed']);
  expect((await sandbox.intents()).map(({ version }) => version).toSorted()).toEqual([1, 2]);
  const fresh = entry('fresh', { ...intent, description: 'fresh' }, 1);
  expect(await sandbox.write({ ...fresh, changes: { ...fresh.changes, puts: puts(2) } })).toBe(true);
});
