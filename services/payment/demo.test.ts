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
  const ofAccounts = (accounts: string) =>
    one(`(select coalesce(-sum(amount_minor), 0) from ledger_postings where organizer_id is not null and account in (${accounts}))`);
  expect(await ofAccounts(`'sales', 'taxes', 'refunds'`)).toBe(
    await one('(select sum(total_minor) from sales) - (select sum(amount_minor) from refunds)'),
  );
  expect(await one(`(select sum(amount_minor) from ledger_postings where account in ('received', 'to_refund'))`)).toBe(0);
});

test('of the demo’s money there is everything that pages show, it is told to nobody, and its statement adds up', async () => {
  const world = createWorld({ today: new Date('2030-06-01T00:00:00Z') });
  await using database = await testDatabase({ migrations: [fileURLToPath(new URL('./migrations/', import.meta.url))] });
  const db = createDatabase<Tables>({ url: database.url, applicationName: 'demo' });
  await seedDemo(db, world);
  await db.close();
  const rows = async (query: string) => (await database.pool.query<Record<string, unknown>>(query)).rows;
  expect(
    await rows(`select state, credit_minor > 0 as credited, credit_minor = amount_minor as wholly from refunds order by created_at`),
  ).toEqual([
    { state: 'succeeded', credited: true, wholly: true },
    { state: 'succeeded', credited: false, wholly: false },
    { state: 'succeeded', credited: true, wholly: false },
  ]);
  expect(await rows('select state from disputes order by opened_at')).toEqual([{ state: 'won' }, { state: 'needs_response' }]);
  expect(await rows(`select state, reminded_at is not null as reminded from payments where method = 'invoice' order by state`)).toEqual([
    { state: 'created', reminded: true },
    { state: 'succeeded', reminded: false },
  ]);
  expect(await rows('select lines::int, matched::int, rejected::int from statement_imports')).toEqual([
    { lines: 3, matched: 1, rejected: 0 },
  ]);
  expect(await rows('select state, number, closing_minor from payouts')).toMatchObject([{ state: 'paid', number: 1 }]);
  expect(
    await rows(`select (p.opening_minor - p.closing_minor)::int as told, (select sum(l.amount_minor) from payout_entries c join ledger_postings l using (entry_id)
      where c.payout_id = p.id and l.organizer_id = p.organizer_id)::int as booked, (select count(*) from ledger_entries e join payout_entries c on c.entry_id = e.id
      where e.happened_at > p.created_at)::int as later from payouts p`).then(([row]) => [
      row?.['told'] === row?.['booked'],
      row?.['later'],
    ]),
  ).toEqual([true, 0]);
  const ended = world.events.find(({ slug }) => slug === 'ruben-achterberg-polder-blues-hamburg');
  expect(
    await rows(`select p.amount_minor - (select -sum(l.amount_minor) from ledger_entries e join ledger_postings l on l.entry_id = e.id
      where e.event_id = '${ended?.id}' and l.organizer_id is not null) as left from payouts p`),
  ).toEqual([{ left: '0' }]);
  expect(
    await rows('select organizer_id is null as for_all from fee_schedules order by created_at, organizer_id nulls first'),
  ).toMatchObject([{ for_all: true }, { for_all: false }, { for_all: true }]);
  expect(await rows(`select count(*)::int as n from sales where total_minor > 0 and fee_schedule_id is null`)).toEqual([{ n: 0 }]);
  expect(
    await rows(
      `select (select sum(fee_minor) from sales) - (select sum(amount_minor) from ledger_postings where account = 'fees' and amount_minor > 0) as off`,
    ),
  ).toEqual([{ off: '0' }]);
  expect(await rows('select state, purpose from provider_refunds')).toEqual([{ state: 'succeeded', purpose: null }]);
  expect(await rows('select found::int, finished_at is not null as done from reconciliations')).toEqual([{ found: 0, done: true }]);
  expect(
    await rows(
      `select count(*)::int as n from ledger_entries where kind = 'sale' and (booked_at at time zone 'UTC')::date <> (happened_at at time zone 'UTC')::date`,
    ),
  ).toEqual([{ n: 0 }]);
  const late = await rows(`select kind, happened_at from ledger_entries where happened_at > '2030-06-01'`);
  expect(late).toEqual([]);
});
