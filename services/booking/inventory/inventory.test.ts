import type { EventInventory } from '@event-planner/contracts/event';
import { eventCancelled, eventPostponed, eventPublished, eventUpdated } from '@event-planner/contracts/messages';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { ada, anEvent, aSeatedEvent, type BookingWorld, bookingWorld, cart, type Items, ticketType } from '../test-world.ts';
import { asRead, rowsOf } from './rules.ts';

const availability = async ({ service }: BookingWorld, eventId: string) =>
  (await service.inject({ url: `/api/bookings/availability/${eventId}` })).json();

test('lost, repeated and reordered messages leave the newest version', async () => {
  await using world = await bookingWorld();
  const event = anEvent();
  const tell = (version: number) => world.service.deliver(eventUpdated, { eventId: event.eventId, version });
  const versions = async () => (await world.service.pool.query('select version, title from events')).rows;
  world.inventories.set(event.eventId, { ...event, version: 3, title: 'Third' });
  await tell(2);
  expect(await versions()).toEqual([{ version: 3, title: 'Third' }]);
  world.inventories.set(event.eventId, { ...event, version: 1, title: 'An old answer' });
  for (const version of [1, 3, 4]) expect(await tell(version)).toMatchObject({ outcome: 'done' });
  expect(await versions()).toEqual([{ version: 3, title: 'Third' }]);
});

test('whichever of the messages of an event come, twice, late or never, the newest version is what is sold', async () => {
  await using world = await bookingWorld();
  const event = anEvent();
  const refundUntil = '2030-07-01T00:00:00Z';
  const kinds = [eventPublished, eventUpdated, eventPostponed, eventCancelled];
  const state = async () => (await world.service.pool.query('select version, state from events')).rows;
  const told = (version: number, change: EventInventory['state']) =>
    world.inventories.set(event.eventId, { ...event, version, state: change });
  told(4, 'published');
  // Of versions 1 to 3 nothing came but the last, and before it a later one.
  for (const [at, version] of [4, 2, 4, 3, 1].entries())
    await world.service.deliver(kinds[at % kinds.length]!, { eventId: event.eventId, version, refundUntil });
  expect(await state()).toEqual([{ version: 4, state: 'published' }]);
  told(6, 'postponed');
  await world.service.deliver(eventUpdated, { eventId: event.eventId, version: 5 });
  for (const kind of kinds) await world.service.deliver(kind, { eventId: event.eventId, version: 6, refundUntil });
  expect(await state()).toEqual([{ version: 6, state: 'postponed' }]);
});

test('while event is away the message is tried again and nothing is half written', async () => {
  await using world = await bookingWorld();
  expect(await world.service.deliver(eventUpdated, { eventId: newId(), version: 1 })).toMatchObject({ outcome: 'failed' });
  expect((await world.service.pool.query('select 1 from events union all select 1 from inbox')).rowCount).toBe(0);
});

test('what is left counts seats and places, and what has expired is left again', async () => {
  await using world = await bookingWorld();
  const [gold, counted] = [ticketType({ category: 'gold', capacity: null }), ticketType({ capacity: 5 })];
  const event = await world.announce(aSeatedEvent({ ticketTypes: [gold, counted] }));
  await world.holdAs(cart(), event, [
    { ticketTypeId: gold.id, seat: 'stalls-A-1' },
    { ticketTypeId: counted.id, quantity: 2 },
  ]);
  const left = async () =>
    new Map(
      (await availability(world, event.eventId)).ticketTypes.map((type: { ticketTypeId: string; left: number }) => [
        type.ticketTypeId,
        type.left,
      ]),
    );
  expect(await left()).toEqual(
    new Map([
      [gold.id, 3],
      [counted.id, 3],
    ]),
  );
  world.service.clock.advance(600);
  expect(await left()).toEqual(
    new Map([
      [gold.id, 4],
      [counted.id, 5],
    ]),
  );
  expect(await availability(world, newId())).toMatchObject({ status: 404, code: 'not_found' });
});

test('a change of the event counts from the next hold on', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent());
  const items = [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 4 }];
  expect((await world.holdAs(cart(), event, items)).status).toBe(201);
  await world.announce({ ...event, version: 2, ticketTypes: event.ticketTypes.map(type => ({ ...type, capacity: 3 })) });
  expect((await world.holdAs(cart(), event, [{ ...items[0]!, quantity: 1 }])).body.code).toBe('sold_out');
  world.service.clock.advance(600);
  expect((await world.holdAs(cart(), event, items)).body.code).toBe('sold_out');
  expect((await world.holdAs(cart(), event, [{ ...items[0]!, quantity: 3 }])).status).toBe(201);
  await world.announce({ ...event, version: 3, ticketTypes: [ticketType()] });
  expect((await world.holdAs(cart(), event, items)).body.code).toBe('sales_closed');
  expect(await availability(world, event.eventId)).toMatchObject({ salesOpen: true, ticketTypes: [{ left: 10, capacity: 10 }] });
});

test('everything that an organizer plans for the sale is kept', async () => {
  await using world = await bookingWorld();
  const [main, extra] = [newId(), newId()];
  const told = anEvent({
    visibility: 'private',
    maxPerPerson: 4,
    onlineUrl: 'https://example.test/join',
    quotas: [{ id: newId(), name: 'House', capacity: 5, ticketTypeIds: [main, extra] }],
    codes: [{ code: 'FRIENDS', opensEvent: true, ticketTypeIds: [extra], until: '2030-07-01T00:00:00Z' }],
    rules: {
      pricesInclude: 'no_taxes',
      taxes: [{ id: 'vat', name: 'VAT', basisPoints: 1900 }],
      fees: [{ id: 'service', name: 'Service', kind: 'per_order', basisPoints: 0, amountMinor: 100, taxIds: ['vat'] }],
    },
    questions: [
      { id: 'diet', label: 'Diet', help: '', kind: 'text', options: [], required: false, per: 'attendee', ticketTypeIds: [], showIf: null },
    ],
    ticketTypes: [
      ticketType({ id: main, phases: [{ name: 'Early', priceMinor: 900, until: '2030-07-01T00:00:00Z', quantity: 2 }], taxIds: ['vat'] }),
      ticketType({ id: extra, pricing: 'chosen', suggestedMinor: 500, maxPerPerson: 2, hidden: true, requires: [main] }),
      ticketType({ kind: 'donation' }),
      ticketType({ bundle: [{ ticketTypeId: main, quantity: 3 }] }),
    ],
  });
  await world.announce(told);
  const { event, types, counters } = asRead(rowsOf(told));
  const rows = async (table: string) =>
    (await world.service.pool.query<{ row: object }>(`select to_jsonb(t) as row from ${table} t order by id`)).rows.map(({ row }) => row);
  const snake = (value: object) =>
    Object.fromEntries(Object.entries(value).map(([name, of]) => [name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`), of]));
  const asJson = (value: object): unknown =>
    JSON.parse(JSON.stringify(snake(value)), (_, of) => (typeof of === 'string' ? of.replace(/\.000Z$/, '+00:00') : of));
  expect(await rows('events')).toEqual([asJson(event)]);
  expect(await rows('ticket_types')).toEqual(types.map(asJson));
  expect(await rows('counters')).toEqual(counters.map(counter => asJson({ ...counter, excess: 0, held: 0, sold: 0 })));
  expect(counters.map(({ kind, capacity }) => [kind, capacity]).toSorted()).toEqual([
    ['phase', 2],
    ['quota', 5],
    ['type', 10],
    ['type', 10],
    ['type', 10],
  ]);
});

test('an event that is postponed is not sold, and what was held of it can neither be booked nor had for nothing', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent({ ticketTypes: [ticketType(), ticketType({ priceMinor: 0 })] }));
  const [paid, free] = event.ticketTypes.map(type => [{ ticketTypeId: type.id, quantity: 1 }]) as [Items, Items];
  const headers = await world.service.asUser(ada);
  const holds = [(await world.holdAs(headers, event, paid)).body, (await world.holdAs(headers, event, free)).body];
  world.inventories.set(event.eventId, { ...event, version: 2, state: 'postponed' });
  expect(
    await world.service.deliver(eventPostponed, { eventId: event.eventId, version: 2, refundUntil: '2030-07-01T00:00:00Z' }),
  ).toMatchObject({ outcome: 'done' });
  expect((await world.holdAs(cart(), event, paid)).body.code).toBe('sales_closed');
  expect(await availability(world, event.eventId)).toMatchObject({ salesOpen: false });
  for (const { id } of holds) {
    const answer = await world.service.inject({
      method: 'POST',
      url: '/api/bookings',
      headers: { ...headers, 'idempotency-key': id },
      payload: { holdId: id, attendeeName: 'Ada' },
    });
    expect(answer.json()).toMatchObject({ status: 409, code: 'sales_closed' });
  }
  expect((await world.service.pool.query('select 1 from holds where booking_id is not null')).rowCount).toBe(0);
});

test('of a bundle as many are left as all that it includes have, where they share places', async () => {
  await using world = await bookingWorld();
  const [adult, child] = [ticketType({ capacity: null }), ticketType({ capacity: 4 })];
  const bundle = [
    { ticketTypeId: adult.id, quantity: 2 },
    { ticketTypeId: child.id, quantity: 1 },
  ];
  const family = ticketType({ capacity: null, bundle });
  const event = await world.announce(
    anEvent({
      ticketTypes: [adult, child, family],
      quotas: [{ id: newId(), name: 'Hall', capacity: 8, ticketTypeIds: [adult.id, child.id] }],
    }),
  );
  const leftOf = async () =>
    (await availability(world, event.eventId)).ticketTypes.find((type: { ticketTypeId: string }) => type.ticketTypeId === family.id);
  expect(await leftOf()).toMatchObject({ left: 2, capacity: 2 });
  await world.holdAs(cart(), event, [{ ticketTypeId: child.id, quantity: 3 }]);
  expect(await leftOf()).toMatchObject({ left: 1 });
  expect((await world.holdAs(cart(), event, [{ ticketTypeId: family.id, quantity: 2 }])).body.code).toBe('sold_out');
  expect((await world.holdAs(cart(), event, [{ ticketTypeId: family.id, quantity: 1 }])).status).toBe(201);
});
