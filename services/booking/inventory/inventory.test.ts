import { eventUpdated } from '@event-planner/contracts/messages';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { anEvent, aSeatedEvent, type BookingWorld, bookingWorld, cart, ticketType } from '../test-world.ts';

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
