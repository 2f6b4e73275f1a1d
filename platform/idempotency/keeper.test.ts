import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createDatabase } from '../database/index.ts';
import { clock, testDatabase } from '../testing/index.ts';
import { createKeeper, idempotencyMigrations } from './index.ts';

const asked = { caller: 'user ada', route: 'POST /loaves', key: 'a-key-of-ada', request: ['/loaves', '{}'] };

test('who waits for an answer that does not come is told to ask again, also where the first is in another process', async () => {
  await using database = await testDatabase({ migrations: [fileURLToPath(idempotencyMigrations)] });
  const db = createDatabase<unknown>({ url: database.url, applicationName: 'test' });
  const { now } = clock('2030-06-01T10:00:00Z');
  const keepers = [1, 2].map(() => createKeeper({ db: db.query, now, patienceMs: 30 }));
  await keepers[0]?.begin(asked);
  for (const keeper of keepers)
    await expect(keeper.begin(asked)).rejects.toMatchObject({ code: 'request_in_progress', details: { retryAfterSeconds: 2 } });
  await db.close();
});

test('an answer that is too large to keep leaves the key to be decided again', async () => {
  await using database = await testDatabase({ migrations: [fileURLToPath(idempotencyMigrations)] });
  const db = createDatabase<unknown>({ url: database.url, applicationName: 'test' });
  const keeper = createKeeper({ db: db.query, now: () => new Date() });
  const begun = await keeper.begin(asked);
  if (!('work' in begun)) throw new Error('it was answered before');
  await begun.work.answered({ status: 201, type: 'application/json', body: 'x'.repeat(300_000) });
  expect(await keeper.begin(asked)).toHaveProperty('work');
  await db.close();
});
