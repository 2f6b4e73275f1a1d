import { newId } from '@event-planner/platform/ids';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { ada, anEvent, aSeatedEvent, type BookingWorld, bookingWorld, cart, ticketType } from '../test-world.ts';
import { addressOf, block, blocked, blocksOf, manager, releaseSeats, stranger, unblock, viewer, withTeam } from './test-blocks.ts';

const gold = (event: ReturnType<typeof aSeatedEvent>) => event.ticketTypes[0]!.id;
const hold = async (world: BookingWorld, event: ReturnType<typeof anEvent>, seat: string) => {
  const { status, body } = await world.holdAs(cart(), event, [{ ticketTypeId: gold(event), seat }]);
  return status === 201 ? 'granted' : body.code;
};
/** Of each ticket type, in the event's order. */
async function left({ service }: BookingWorld, { eventId, ticketTypes }: ReturnType<typeof anEvent>): Promise<number[]> {
  const told = (await service.inject({ url: `/api/bookings/availability/${eventId}` })).json().ticketTypes;
  return ticketTypes.map(({ id }) => told.find((type: { ticketTypeId: string }) => type.ticketTypeId === id).left);
}

test('blocked seats cannot be held, count as gone, are listed with their reason, and are for sale again once they are released', async () => {
  await using world = await bookingWorld();
  const event = withTeam(world, await world.announce(aSeatedEvent()));
  const made = await blocked(
    world,
    { event },
    {
      kind: 'kill',
      reason: 'Camera',
      note: 'Until the film is made',
      seats: ['stalls-A-2', 'stalls-A-1'],
    },
  );
  expect(made).toMatchObject({
    kind: 'kill',
    reason: 'Camera',
    seats: ['stalls-A-1', 'stalls-A-2'],
    until: null,
    createdBy: { id: manager.sub, name: 'Mina' },
  });
  expect(await hold(world, event, 'stalls-A-1')).toBe('taken');
  expect(await left(world, event)).toEqual([2, 4]);
  expect(await blocksOf(world, event, viewer)).toEqual([made]);
  expect(await unblock(world, { event }, made)).toBe(204);
  expect(await hold(world, event, 'stalls-A-1')).toBe('granted');
  expect(await blocksOf(world, event)).toEqual([]);
  expect(await unblock(world, { event }, made)).toBe(404);
});

test('a block takes all of its seats or none, and says which are taken', async () => {
  await using world = await bookingWorld();
  const event = withTeam(world, await world.announce(aSeatedEvent()));
  await hold(world, event, 'stalls-A-2');
  await blocked(world, { event }, { seats: ['stalls-A-3'] });
  expect(await block(world, { event }, { seats: ['stalls-A-1', 'stalls-A-2', 'stalls-A-3'] })).toMatchObject({
    status: 409,
    body: { code: 'taken', seats: ['stalls-A-2', 'stalls-A-3'] },
  });
  expect(await hold(world, event, 'stalls-A-1')).toBe('granted');
  expect(await blocksOf(world, event)).toHaveLength(1);
});

test('seats of a hold that has expired can be blocked, and its late payment goes back', async () => {
  await using world = await bookingWorld();
  const event = withTeam(world, await world.announce(aSeatedEvent()));
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: gold(event), seat: 'stalls-A-1' }]);
  world.service.clock.advance(16 * 60);
  await blocked(world, { event }, { seats: ['stalls-A-1'] });
  await world.pay(booking);
  const { state } = (await world.service.inject({ url: `/api/bookings/${booking.id}`, headers: await world.service.asUser(ada) })).json();
  expect(state).toBe('refunding');
});

test('some seats of a block are given back while the others stay, and the last one ends it', async () => {
  await using world = await bookingWorld();
  const event = withTeam(world, await world.announce(aSeatedEvent()));
  const made = await blocked(world, { event }, { seats: ['stalls-A-1', 'stalls-A-2'] });
  expect(await releaseSeats(world, { event, block: made }, ['stalls-A-3'])).toMatchObject({ status: 422, body: { code: 'no_such_place' } });
  expect(await releaseSeats(world, { event, block: made }, ['stalls-A-1'])).toMatchObject({ status: 200, body: { seats: ['stalls-A-2'] } });
  expect([await hold(world, event, 'stalls-A-1'), await hold(world, event, 'stalls-A-2')]).toEqual(['granted', 'taken']);
  expect(await releaseSeats(world, { event, block: made }, ['stalls-A-2'])).toEqual({ status: 204, body: undefined });
  expect(await blocksOf(world, event)).toEqual([]);
});

test('a block with an end is over by then, whether or not anybody has swept', async () => {
  await using world = await bookingWorld();
  const counted = ticketType({ capacity: 3 });
  const seated = aSeatedEvent();
  const event = withTeam(world, await world.announce({ ...seated, ticketTypes: [...seated.ticketTypes, counted] }));
  await blocked(
    world,
    { event },
    {
      until: '2030-06-01T11:00:00Z',
      seats: ['stalls-A-1'],
      places: [{ ticketTypeId: counted.id, quantity: 2 }],
    },
  );
  const take = async () => (await world.holdAs(cart(), event, [{ ticketTypeId: counted.id, quantity: 2 }])).status;
  expect([await hold(world, event, 'stalls-A-1'), await take()]).toEqual(['taken', 409]);
  world.service.clock.advance(60 * 60);
  expect(await blocksOf(world, event)).toEqual([]);
  expect(await left(world, event)).toEqual([4, 4, 3]);
  expect([await hold(world, event, 'stalls-A-1'), await take()]).toEqual(['granted', 201]);
  await world.service.running.runJob('expire-bookings');
  expect((await world.service.pool.query('select 1 from blocks')).rowCount).toBe(0);
  expect((await world.service.pool.query('select seat from seat_claims')).rows).toEqual([{ seat: 'stalls-A-1' }]);
});

test('places by number are kept back within capacity, quota and standing area, and given back', async () => {
  await using world = await bookingWorld();
  const [adult, child] = [ticketType({ capacity: 10 }), ticketType({ capacity: 10 })];
  const quota = { id: newId(), name: 'Hall', capacity: 12, ticketTypeIds: [adult.id, child.id] };
  const event = withTeam(world, await world.announce(anEvent({ ticketTypes: [adult, child], quotas: [quota] })));
  const wish = (ticketTypeId: string, quantity: number) => ({ places: [{ ticketTypeId, quantity }] });
  expect(await block(world, { event }, wish(adult.id, 11))).toMatchObject({
    status: 409,
    body: { code: 'sold_out', ticketTypes: [adult.id] },
  });
  const made = await blocked(world, { event }, wish(adult.id, 8));
  expect(await left(world, event)).toEqual([2, 4]);
  expect(await block(world, { event }, wish(child.id, 5))).toMatchObject({ status: 409, body: { code: 'sold_out' } });
  expect((await world.holdAs(cart(), event, [{ ticketTypeId: child.id, quantity: 5 }])).body.code).toBe('sold_out');
  expect((await world.holdAs(cart(), event, [{ ticketTypeId: child.id, quantity: 4 }])).status).toBe(201);
  await unblock(world, { event }, made);
  expect(await left(world, event)).toEqual([8, 6]);
  expect((await world.service.pool.query('select sum(held)::int as held from counters')).rows).toEqual([{ held: 8 }]);
});

test('what is kept back is counted again when a ticket type joins a quota', async () => {
  await using world = await bookingWorld();
  const adult = ticketType({ capacity: 10 });
  const event = withTeam(world, await world.announce(anEvent({ ticketTypes: [adult] })));
  const made = await blocked(world, { event }, { places: [{ ticketTypeId: adult.id, quantity: 4 }] });
  await world.announce({ ...event, version: 2, quotas: [{ id: newId(), name: 'All', capacity: 5, ticketTypeIds: [adult.id] }] });
  expect(await left(world, event)).toEqual([1]);
  await unblock(world, { event }, made);
  expect(await left(world, event)).toEqual([5]);
});

test('nobody else’s hold can be given back as if it were a block, nor a block of another event', async () => {
  await using world = await bookingWorld();
  const [mine, theirs] = [withTeam(world, await world.announce(anEvent())), await world.announce(anEvent())];
  world.join(theirs, stranger, 'owner');
  const [kept] = [
    await blocked(world, { event: theirs, by: stranger }, { places: [{ ticketTypeId: theirs.ticketTypes[0]!.id, quantity: 3 }] }),
  ];
  const held = (await world.holdAs(cart(), mine, [{ ticketTypeId: mine.ticketTypes[0]!.id, quantity: 2 }])).body;
  expect(await unblock(world, { event: mine }, kept)).toBe(404);
  expect(await unblock(world, { event: mine }, { ...kept, id: held.id })).toBe(404);
  expect([await left(world, mine), await left(world, theirs)]).toEqual([[8], [7]]);
});

test('members look, managers and owners change, and others do neither', async () => {
  await using world = await bookingWorld();
  const event = withTeam(world, await world.announce(aSeatedEvent()));
  const seats = ['stalls-A-1'];
  expect(await block(world, { event, by: viewer }, { seats })).toMatchObject({ status: 403, body: { code: 'role_forbids' } });
  expect(await block(world, { event, by: stranger }, { seats })).toMatchObject({ status: 403, body: { code: 'not_a_member' } });
  const made = await blocked(world, { event, by: person('Root', ['admin']) }, { seats });
  expect([await unblock(world, { event, by: viewer }, made), await unblock(world, { event, by: stranger }, made)]).toEqual([403, 403]);
  const looking = async (user: typeof viewer) =>
    (await world.service.inject({ url: addressOf(event), headers: await world.service.asUser(user) })).statusCode;
  expect([await looking(viewer), await looking(stranger)]).toEqual([200, 403]);
  expect((await world.service.inject({ url: addressOf(event) })).statusCode).toBe(401);
  world.join(event, viewer, null);
  expect(await looking(viewer)).toBe(403);
});

test.each<[what: string, wish: object, status: number, code: string]>([
  ['a seat that is not there', { seats: ['stalls-Z-1'] }, 422, 'no_such_place'],
  ['a seat twice', { seats: ['stalls-A-1', 'stalls-A-1'] }, 422, 'no_such_place'],
  ['a ticket type that is not there', { places: [{ ticketTypeId: newId(), quantity: 1 }] }, 422, 'no_such_place'],
  ['nothing', { seats: [], places: [] }, 400, 'invalid_request'],
  ['no reason', { seats: ['stalls-A-1'], reason: ' ' }, 400, 'invalid_request'],
  ['an end that is over', { seats: ['stalls-A-1'], until: '2030-06-01T10:00:00Z' }, 400, 'invalid_request'],
])('%s cannot be blocked', async (_, wish, status, code) => {
  await using world = await bookingWorld();
  const event = withTeam(world, await world.announce(aSeatedEvent()));
  expect(await block(world, { event }, wish)).toMatchObject({ status, body: { code } });
});

test('places of a seated ticket type are blocked by their seats, not by number', async () => {
  await using world = await bookingWorld();
  const event = withTeam(world, await world.announce(aSeatedEvent()));
  expect(await block(world, { event }, { places: [{ ticketTypeId: gold(event), quantity: 1 }] })).toMatchObject({ status: 422 });
});

test('nothing of an event is blocked before it is published', async () => {
  await using world = await bookingWorld();
  const draft = withTeam(world, aSeatedEvent());
  world.inventories.set(draft.eventId, draft);
  expect(await block(world, { event: draft }, { seats: ['stalls-A-1'] })).toMatchObject({
    status: 409,
    body: { code: 'event_unpublished' },
  });
});
