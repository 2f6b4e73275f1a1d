import { eventUpdated } from '@event-planner/contracts/messages';
import type { TestService } from '@event-planner/platform/testing';
import { testService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { ask, editPlan, planOf, publishedEvent, ticket } from './planning/test-plan.ts';
import { freshEnough } from './ready.ts';
import { eventService } from './service.ts';
import { get, startEvent } from './test-event.ts';

/** As the manifest states it: a quarter of an hour, and a minute while one who asks has it refreshed. */
const detailBoundSeconds = 16 * 60;

const priceIn = async (event: TestService): Promise<number[]> => [
  (await get(event, '/hamlet')).json().ticketTypes[0].priceMinor,
  (await get(event, '')).json().items[0].priceFromMinor,
];

async function reprice(event: TestService, id: string, priceMinor: number): Promise<void> {
  const { sections, version } = await planOf(event, id);
  const types = sections.tickets.types.map(type => ({ ...type, priceMinor }));
  const answer = await editPlan(event, { id, seen: version, body: { tickets: { ...sections.tickets, types } } });
  expect(answer.statusCode).toBe(200);
}

const atPrice = (priceMinor: number) => (whole: Parameters<NonNullable<Parameters<typeof publishedEvent>[1]>>[0]) => ({
  ...whole,
  tickets: { ...whole.tickets, types: [ticket({ priceMinor })] },
});

test('once a price change is acknowledged, no process shows the old price, each with a memory of its own', async () => {
  await using one = await startEvent();
  await using other = await testService(eventService, { beside: one });
  const { id } = await publishedEvent(one, atPrice(2000));
  for (const process of [one, other]) expect(await priceIn(process)).toEqual([2000, 2000]);
  await reprice(one, id, 3000);
  for (const process of [one, other]) expect(await priceIn(process)).toEqual([3000, 3000]);
});

test('a process that was loading the old price while it changed does not keep it', async () => {
  await using one = await startEvent();
  await using other = await testService(eventService, { beside: one });
  const { id } = await publishedEvent(one, atPrice(2000));
  await one.pool.query(
    'create function hold_organizers() returns int language plpgsql as $$ begin lock table organizers in access exclusive mode; return 1; end $$',
  );
  // It has read the event and waits for its organizer, while the event itself may be changed.
  await using gate = await one.gate('select hold_organizers()');
  const loading = get(other, '/hamlet');
  await gate.blocked(1);
  await one.pool.query(
    `update events set version = version + 1, sections = jsonb_set(sections, '{tickets,types,0,priceMinor}', '3000') where id = $1`,
    [id],
  );
  await one.fanOut.publish('event-forgotten', [{ id, slug: 'hamlet' }]);
  await new Promise(setImmediate);
  await gate.release();
  expect((await loading).json().ticketTypes[0].priceMinor).toBe(2000);
  expect((await get(other, '/hamlet')).json().ticketTypes[0].priceMinor).toBe(3000);
});

test('a process that did not hear of it learns by the message of the change', async () => {
  await using one = await startEvent();
  await using deaf = await testService(eventService, { beside: { ...one, fanOut: unheard } });
  const { id } = await publishedEvent(one, atPrice(2000));
  expect(await priceIn(deaf)).toEqual([2000, 2000]);
  await reprice(one, id, 3000);
  expect(await priceIn(deaf)).toEqual([2000, 2000]);
  const [said] = await one.published(eventUpdated);
  await deaf.deliver(eventUpdated, said ?? { eventId: id, version: 0 });
  expect(await priceIn(deaf)).toEqual([3000, 3000]);
});

test('should everything be lost, the old price is gone after the stated bound', async () => {
  await using one = await startEvent();
  await using deaf = await testService(eventService, { beside: { ...one, fanOut: unheard } });
  const { id } = await publishedEvent(one, atPrice(2000));
  await priceIn(deaf);
  await reprice(one, id, 3000);
  one.clock.advance(detailBoundSeconds);
  expect(await priceIn(deaf)).toEqual([3000, 3000]);
});

test('what is a little too old is answered once more, while it is loaded anew', async () => {
  await using event = await startEvent();
  await publishedEvent(event, atPrice(2000));
  await get(event, '');
  await event.pool.query('update events set price_from_minor = 3000');
  const shown = async () => (await get(event, '')).json().items[0].priceFromMinor;
  event.clock.advance(5 * 60 + 30);
  expect(await shown()).toBe(2000);
  await expect.poll(shown).toBe(3000);
});

test('whoever has a list already is told so, until something in it changes', async () => {
  await using event = await startEvent();
  const { id } = await publishedEvent(event, atPrice(2000));
  for (const path of ['', '/filters']) {
    const first = await get(event, path);
    const again = await get(event, path, { 'if-none-match': String(first.headers['etag']) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  }
  const before = String((await get(event, '')).headers['etag']);
  await reprice(event, id, 3000);
  expect((await get(event, '', { 'if-none-match': before })).statusCode).toBe(200);
});

test('what a code unlocks is remembered by nobody', async () => {
  await using event = await startEvent();
  const hidden = ticket({ name: 'Friends', hidden: true, priceMinor: 500 });
  await publishedEvent(event, whole => ({
    ...whole,
    tickets: { ...whole.tickets, types: [ticket(), hidden] },
    access: { visibility: 'public', codes: [{ code: 'FRIENDS', opensEvent: false, ticketTypeIds: [hidden.id], until: null }] },
  }));
  const names = async (path: string) => {
    const answer = await get(event, path);
    return [answer.headers['cache-control'], answer.json().ticketTypes.map(({ name }: { name: string }) => name)];
  };
  expect(await names('/hamlet?code=friends')).toEqual(['private, no-store', ['Entry', 'Friends']]);
  expect(await names('/hamlet')).toEqual([freshEnough, ['Entry']]);
  expect(await names('/hamlet?code=wrong')).toEqual(['private, no-store', ['Entry']]);
  expect((await ask(event, { path: '/events/hamlet?code=friends' })).headers['etag']).toBeUndefined();
});

/** Announcements that reach nobody. */
const unheard = { publish: async () => undefined, subscribe: async () => async () => undefined };
