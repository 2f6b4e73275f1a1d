import { fileURLToPath } from 'node:url';
import { createWorld } from '@event-planner/demo/world';
import { createDatabase } from '@event-planner/platform/database';
import { testDatabase } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { seedDemo } from './demo.ts';
import type { Tables } from './tables.ts';

test('the demo sells what the world says, once, however often it is seeded', async () => {
  const world = createWorld({ today: new Date('2030-06-01T00:00:00Z') });
  await using database = await testDatabase({ migrations: [fileURLToPath(new URL('./migrations/', import.meta.url))] });
  const db = createDatabase<Tables>({ url: database.url, applicationName: 'demo' });
  await seedDemo(db, world);
  await seedDemo(db, world);
  await db.close();
  const count = async (query: string) =>
    (await database.pool.query<{ count: number }>(`select count(*)::int as count from ${query}`)).rows[0]?.count;
  const items = world.sales.flatMap(sale => sale.items);
  expect(await count(`counters where kind = 'type'`)).toBe(await count('ticket_types where capacity is not null'));
  expect(await count('ticket_types t, unnest(t.counters) as c(id) where not exists (select from counters where id = c.id)')).toBe(0);
  expect(await count('counters where sold > 0')).toBeGreaterThan(0);
  expect(await count('events')).toBe(world.events.length + world.series.flatMap(({ dates }) => dates).length);
  expect(await count('bookings')).toBe(world.sales.length);
  expect(await count('tickets')).toBe(items.reduce((sum, item) => sum + ('seat' in item ? 1 : item.quantity), 0));
  expect(await count('seat_claims')).toBe(items.filter(item => 'seat' in item).length + world.blocks.flatMap(block => block.seats).length);
  expect(world.blocks.length).toBeGreaterThan(5);
  expect(await count('blocks')).toBe(world.blocks.length);
  const told = await database.pool
    .query(`select b.state, b.refunded_minor::int as back, r.credited_minor::int as credited, r.as_credit from refunds r
    join bookings b on b.id = r.booking_id order by r.created_at`);
  expect(told.rows).toEqual([
    { state: 'confirmed', back: 2900, credited: 2900, as_credit: true },
    { state: 'confirmed', back: 2175, credited: 0, as_credit: false },
    { state: 'confirmed', back: 6480, credited: 280, as_credit: false },
  ]);
  expect([await count(`disputes where state = 'open'`), await count(`disputes where state = 'won'`)]).toEqual([1, 1]);
  expect(await count(`bookings where paid_with = 'invoice' and due_at < '2030-06-01'`)).toBe(1);
  expect([await count('campaigns'), await count('coupon_codes')]).toEqual([2, 4]);
  expect(await count(`counters c where kind = 'type' and sold <> (select count(*) from tickets k where k.ticket_type_id = c.id)`)).toBe(0);
});
