import { bookingCancelled } from '@event-planner/contracts/messages';
import { erasureDue, paymentPersonErased } from '@event-planner/contracts/privacy-messages';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { grace, offlineWorld, type OfflineWorld, organizerId, payable } from '../offline/test-offline.ts';
import { idOf, linesOf, place, read, statement } from '../test-transfers.ts';
import { whoDid } from './store.ts';

const by = { ...grace, name: 'Grace Unforgettable' };

interface Column {
  readonly table: string;
  readonly column: string;
}
/** All that is text of whatever kind, in the database as it is. */
const columnsOf = async ({ service }: OfflineWorld): Promise<readonly Column[]> =>
  (
    await service.pool.query<Column>(
      `select c.table_name as "table", c.column_name as "column" from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb', 'json', 'ARRAY', 'character varying')`,
    )
  ).rows;

/** What waits to be sent, or was heard, is gone within days; it is no memory. */
const passing = ['outbox', 'inbox', 'kept_answers'];
async function placesOf(world: OfflineWorld, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { table, column } of await columnsOf(world)) {
    if (passing.includes(table)) continue;
    const { rows } = await world.service.pool.query(`select count(*)::int as n from "${table}" where strpos("${column}"::text, $1) > 0`, [
      name,
    ]);
    if (rows[0].n > 0) found.push(`${table}.${column}`);
  }
  return found.toSorted();
}

/** Grace reads a statement, assigns a part, gives credit and takes of it back, takes cash and says that it was a card. */
async function workOf(
  world: OfflineWorld,
  [gone, onSite]: readonly [ReturnType<typeof payable>, ReturnType<typeof payable>],
): Promise<void> {
  const as = by;
  await world.choose(gone, 'transfer');
  await read(world, statement('01.06.2030;Ada;Karten;30,00'), as);
  const [line] = await linesOf(world, 'open');
  const paymentId = await idOf(world, gone);
  const say = async (path: string, payload: object): Promise<void> => {
    const { statusCode } = await world.ask(`${place}/lines/${line?.id}${path}`, { method: 'POST', as, payload });
    expect(statusCode).toBe(204);
  };
  await say('/assign', { shares: [{ paymentId, amountMinor: 1000 }] });
  await world.service.deliver(bookingCancelled, { ...gone, reason: 'expired', eventId: gone.eventId ?? newId() });
  await say('/credit', { paymentId, amountMinor: 300, seenLeftMinor: 2000 });
  await say('/credit-back', { nth: 1, amountMinor: 100, seenMinor: 300 });
  await world.choose(onSite, 'on_site');
  const take = await world.ask(`/organizers/${organizerId}/bookings/${onSite.bookingId}/taken`, {
    method: 'POST',
    as,
    payload: { paidWith: 'cash', seenMinor: onSite.totalMinor },
  });
  expect(take.statusCode).toBe(200);
}

test('what a forgotten member of the team did stays, and their name is nowhere', async () => {
  const orders = [payable(), payable({ reference: 'WXYZ6789' })] as const;
  await using world = await offlineWorld(...orders);
  await workOf(world, orders);
  const before = await placesOf(world, by.name);
  expect(before).toEqual([
    'bank_credits.by_name',
    'bank_credits_back.by_name',
    'bank_shares.by_name',
    'statement_imports.by_name',
    'takings.by_name',
  ]);
  const erasure = { erasureId: newId(), userId: by.sub, email: 'grace@example.test', dueAt: '2030-06-01T10:00:00.000Z' };
  for (const _ of [1, 2]) await world.service.deliver(erasureDue, erasure);
  expect(await world.service.published(paymentPersonErased)).toContainEqual({ erasureId: erasure.erasureId, userId: by.sub });
  expect(await placesOf(world, by.name)).toEqual([]);
  expect(await placesOf(world, '[erased]')).toEqual(before);
  const { pool } = world.service;
  for (const change of [`by_name = 'Vera'`, `by_name = '[erased]', amount_minor = 1`])
    await expect(pool.query(`update takings set ${change}`)).rejects.toMatchObject({ constraint: 'append_only' });
  await expect(pool.query('delete from takings')).rejects.toMatchObject({ constraint: 'append_only' });
});

test('every column that says who did something is among those that forget', async () => {
  await using world = await offlineWorld();
  const named = (await columnsOf(world))
    .filter(({ column }) => column.endsWith('by_name'))
    .map(({ table, column }) => `${table}.${column}`);
  expect(whoDid.map(({ table, name }) => `${table}.${name}`).toSorted()).toEqual(named.toSorted());
  for (const { table, name } of whoDid) await world.service.pool.query(`update "${table}" set "${name}" = '[erased]'`);
});
