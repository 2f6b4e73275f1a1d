import { fileURLToPath } from 'node:url';
import { createWorld } from '@event-planner/demo/world';
import { createDatabase } from '@event-planner/platform/database';
import { testDatabase } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { seedDemo } from './demo.ts';
import type { Tables } from './tables.ts';

test('the demo’s books hold what the world sold, once, however often it is seeded', async () => {
  const world = createWorld({ today: new Date('2030-06-01T00:00:00Z') });
  await using database = await testDatabase({ migrations: [fileURLToPath(new URL('./migrations/', import.meta.url))] });
  const db = createDatabase<Tables>({ url: database.url, applicationName: 'demo' });
  await seedDemo(db, world);
  await seedDemo(db, world);
  await db.close();
  const one = async (query: string) => Number((await database.pool.query<{ n: string }>(`select ${query} as n`)).rows[0]?.n);
  expect(await one('(select count(*) from sales)')).toBe(world.sales.length);
  const paid = await one('(select count(*) from sales where total_minor > 0)');
  expect(await one(`(select count(*) from ledger_entries where kind = 'sale')`)).toBe(paid);
  const owed = '(select -sum(amount_minor) from ledger_postings where organizer_id is not null)';
  expect(await one(owed)).toBe(await one('(select sum(total_minor) from sales)'));
  expect(await one(`(select sum(amount_minor) from ledger_postings where account = 'received')`)).toBe(0);
});
