import type { EventInventory } from '@event-planner/contracts/event';
import { EventPlaces } from '@event-planner/contracts/inventory';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { ada, alan, anEvent, aSeatedEvent, type BookingWorld, bookingWorld, cart, grace, smallHouse, ticketType } from '../test-world.ts';

const look = async ({ service }: BookingWorld, event: EventInventory, by = ada) => {
  const answer = await service.inject({ url: `/api/bookings/events/${event.eventId}/inventory`, headers: await service.asUser(by) });
  return { status: answer.statusCode, body: answer.json<EventPlaces & { code?: string }>() };
};
const placesOf = async (world: BookingWorld, event: EventInventory): Promise<EventPlaces> =>
  EventPlaces.parse((await look(world, event)).body);

const block = async ({ service }: BookingWorld, { eventId }: EventInventory, what: object) =>
  service.inject({
    method: 'POST',
    url: `/api/bookings/events/${eventId}/blocks`,
    headers: await service.asUser(ada),
    payload: { kind: 'house', reason: 'Press', ...what },
  });

test('every counter says what is sold, held, blocked and free', async () => {
  await using world = await bookingWorld();
  const type = ticketType({ capacity: 10, phases: [{ name: 'Early', priceMinor: 900, until: null, quantity: 3 }] });
  const event = await world.announce(
    anEvent({ ticketTypes: [type], quotas: [{ id: newId(), name: 'Hall', capacity: 8, ticketTypeIds: [type.id] }] }),
  );
  world.join(event, ada, 'owner');
  await world.pay(await world.bookAs(grace, event, [{ ticketTypeId: type.id, quantity: 2 }]));
  await world.holdAs(cart(), event, [{ ticketTypeId: type.id, quantity: 3 }]);
  expect((await block(world, event, { places: [{ ticketTypeId: type.id, quantity: 1 }] })).statusCode).toBe(201);
  const { counters, overbooked } = await placesOf(world, event);
  expect(overbooked).toBe(false);
  expect(counters.find(({ kind }) => kind === 'type')).toMatchObject({
    name: 'Standard',
    capacity: 10,
    sold: 2,
    held: 3,
    blocked: 1,
    free: 4,
  });
  expect(counters.find(({ kind }) => kind === 'quota')).toMatchObject({ name: 'Hall', capacity: 8, sold: 2, held: 3, blocked: 1, free: 2 });
  expect(counters.find(({ kind }) => kind === 'phase')).toMatchObject({
    phase: 'Early',
    capacity: 3,
    sold: 2,
    held: 1,
    blocked: 0,
    free: 0,
  });
  world.service.clock.advance(600);
  expect((await placesOf(world, event)).counters.find(({ kind }) => kind === 'type')).toMatchObject({ held: 0, free: 7 });
});

test('every category of seats says the same', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  world.join(event, ada, 'owner');
  const [gold] = event.ticketTypes as [(typeof event.ticketTypes)[number]];
  await world.pay(await world.bookAs(grace, event, [{ ticketTypeId: gold.id, seat: 'stalls-A-1' }]));
  await world.holdAs(cart(), event, [{ ticketTypeId: gold.id, together: 1 }]);
  await block(world, event, { seats: ['stalls-A-4', 'stalls-B-1'] });
  const { categories } = await placesOf(world, event);
  expect(categories).toMatchObject([
    { name: 'Gold', kind: 'seats', offered: true, capacity: 4, sold: 1, held: 1, blocked: 1, free: 1, overbooked: 0 },
    { name: 'Silver', kind: 'seats', offered: true, capacity: 4, sold: 0, held: 0, blocked: 1, free: 3, overbooked: 0 },
  ]);
});

test('a capacity that is lowered below what was given out is overbooked, sells nothing, and says by how much until it is raised', async () => {
  await using world = await bookingWorld();
  const type = ticketType({ capacity: 5 });
  const event = await world.announce(anEvent({ ticketTypes: [type] }));
  world.join(event, ada, 'owner');
  await world.pay(await world.bookAs(grace, event, [{ ticketTypeId: type.id, quantity: 4 }]));
  const set = (capacity: number, version: number) => world.announce({ ...event, version, ticketTypes: [{ ...type, capacity }] });
  const one = [{ ticketTypeId: type.id, quantity: 1 }];
  await set(1, 2);
  expect(await placesOf(world, event)).toMatchObject({ overbooked: true, counters: [{ capacity: 1, sold: 4, free: 0, overbooked: 3 }] });
  expect((await world.holdAs(cart(), event, one)).body.code).toBe('sold_out');
  await set(4, 3);
  expect(await placesOf(world, event)).toMatchObject({ overbooked: false, counters: [{ capacity: 4, sold: 4, free: 0, overbooked: 0 }] });
  expect((await world.holdAs(cart(), event, one)).body.code).toBe('sold_out');
  await set(6, 4);
  expect(await placesOf(world, event)).toMatchObject({ overbooked: false, counters: [{ free: 2 }] });
  expect((await world.holdAs(cart(), event, one)).status).toBe(201);
});

test('a standing area smaller than what its types sold is overbooked', async () => {
  await using world = await bookingWorld();
  const [adult, child] = [ticketType({ category: 'floor', capacity: 4 }), ticketType({ category: 'floor', capacity: 4 })];
  const floor = (capacity: number): EventInventory['seatMap'] => ({
    format: 1,
    categories: [{ id: 'floor', name: 'Floor', color: '#000000' }],
    areas: [
      {
        kind: 'standing',
        id: 'floor',
        name: 'Floor',
        category: 'floor',
        capacity,
        outline: [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      },
    ],
    landmarks: [],
  });
  const event = await world.announce(anEvent({ ticketTypes: [adult, child], seatMap: floor(6) }));
  world.join(event, ada, 'owner');
  await world.holdAs(cart(), event, [
    { ticketTypeId: adult.id, quantity: 3 },
    { ticketTypeId: child.id, quantity: 2 },
  ]);
  expect((await placesOf(world, event)).categories).toMatchObject([{ kind: 'standing', capacity: 6, held: 5, free: 1, overbooked: 0 }]);
  await world.announce({ ...event, version: 2, seatMap: floor(4) });
  expect(await placesOf(world, event)).toMatchObject({ overbooked: true, categories: [{ capacity: 4, held: 5, free: 0, overbooked: 1 }] });
});

test('a seat that the plan has no more still counts for whoever has it', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  world.join(event, ada, 'owner');
  await world.pay(await world.bookAs(grace, event, [{ ticketTypeId: event.ticketTypes[0]!.id, seat: 'stalls-A-4' }]));
  const seatMap = structuredClone(smallHouse!);
  const [area] = seatMap.areas;
  if (area?.kind === 'seated') area.rows[0]!.marks.push({ at: 3, absent: true });
  await world.announce({ ...event, version: 2, seatMap });
  const { categories, overbooked } = await placesOf(world, event);
  expect([overbooked, categories[0]]).toMatchObject([true, { capacity: 3, sold: 1, free: 3, overbooked: 1 }]);
});

test.for([
  ['owner', 200],
  ['manager', 200],
  ['box_office', 200],
  ['viewer', 200],
  ['check_in', 403],
] as const)('of the team, %s gets %i', async ([role, status]) => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent());
  world.join(event, ada, role);
  expect((await look(world, event)).status).toBe(status);
});

test('nobody outside the team sees it', async () => {
  await using world = await bookingWorld();
  const [event, other] = [await world.announce(anEvent()), await world.announce(anEvent())];
  world.join(other, alan, 'owner');
  expect((await look(world, event, alan)).body.code).toBe('not_a_member');
  expect((await world.service.inject({ url: `/api/bookings/events/${event.eventId}/inventory` })).statusCode).toBe(401);
});
