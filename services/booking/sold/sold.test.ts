import { fileURLToPath } from 'node:url';
import { SoldPage } from '@event-planner/contracts/sold';
import { createWorld } from '@event-planner/demo/world';
import { createDatabase } from '@event-planner/platform/database';
import { testDatabase } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { seedDemo } from '../demo.ts';
import type { Tables } from '../tables.ts';
import { listSold } from './store.ts';

test('all that was sold is told once, page by page, with what went back; what was split off counts where it comes from', async () => {
  const world = createWorld({ today: new Date('2030-06-01T00:00:00Z') });
  await using database = await testDatabase({ migrations: [fileURLToPath(new URL('../migrations/', import.meta.url))] });
  const db = createDatabase<Tables>({ url: database.url, applicationName: 'test' });
  await seedDemo(db, world);
  const [whole = { id: '' }, part = { id: '' }] = (
    await database.pool.query<{ id: string }>('select id from bookings where total_minor > 0 order by id limit 2')
  ).rows;
  await database.pool.query(
    `update bookings set origin = 'split', parent_id = $1, event_id = (select event_id from bookings where id = $1) where id = $2`,
    [whole.id, part.id],
  );
  for (const amount of [30, 20])
    await database.pool.query(
      `insert into refunds (id, booking_id, event_id, cause, key, amount_minor, currency, tickets, state, created_at)
      select gen_random_uuid(), id, event_id, 'by_team', 'refund ' || $2::bigint, $2::bigint, currency, '{}', 'by_hand', clock_timestamp() from bookings where id = $1`,
      [whole.id, amount],
    );
  const items: SoldPage['items'] = [];
  for (let after: string | undefined; ;) {
    const page = await listSold(db.read, after, 500);
    items.push(...SoldPage.parse({ items: page.map(({ item }) => item), after: null }).items);
    if (page.length < 500) break;
    after = page.at(-1)?.id;
  }
  await db.close();
  expect(new Set(items.map(({ sale }) => sale.bookingId)).size).toBe(world.sales.length);
  const total = (await database.pool.query<{ n: number }>('select sum(total_minor)::int as n from bookings')).rows[0]?.n;
  const sold = items.filter(({ sale }) => sale.origin !== 'split');
  expect(sold.reduce((sum, { sale }) => sum + sale.totalMinor, 0)).toBe(total);
  const back = items.find(({ sale }) => sale.bookingId === whole.id)?.refunds;
  expect(back?.map(({ amountMinor, beforeMinor }) => [amountMinor, beforeMinor])).toEqual([
    [30, 0],
    [20, 30],
  ]);
});
