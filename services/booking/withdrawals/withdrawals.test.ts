import type { EventInventory } from '@event-planner/contracts/event';
import { newId } from '@event-planner/platform/ids';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { ada, aSeatedEvent, type BookingWorld, bookingWorld, cart } from '../test-world.ts';

const everyone = ['stalls-A-1', 'stalls-A-2', 'stalls-A-3', 'stalls-A-4'];
const gold = (event: EventInventory) => event.ticketTypes[0]!.id;

async function withdraw(
  { service }: BookingWorld,
  event: EventInventory,
  { version, seats }: { version: number; seats: readonly string[] },
) {
  const answer = await service.inject({
    method: 'POST',
    url: `/api/bookings/events/${event.eventId}/withdrawals`,
    headers: await service.asService('event'),
    payload: { version, seats },
  });
  return answer.json();
}

const hold = async (world: BookingWorld, event: EventInventory, seat: string): Promise<string | undefined> => {
  const { status, body } = await world.holdAs(cart(), event, [{ ticketTypeId: gold(event), seat }]);
  return status === 201 ? 'granted' : body.code;
};

/** The same event without the first seat of row A. */
function withoutFirst(event: EventInventory, version: number): EventInventory {
  const map = structuredClone(event.seatMap!);
  const [area] = map.areas;
  if (area?.kind === 'seated') area.rows[0]!.marks = [{ at: 0, absent: true }];
  return { ...event, version, seatMap: map };
}

test('withdrawn seats cannot be bought from that moment on, and when the new plan is there they do not exist', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  expect(await withdraw(world, event, { version: 2, seats: ['stalls-A-1'] })).toEqual({ withdrawalId: expect.any(String), kept: [] });
  expect([await hold(world, event, 'stalls-A-1'), await hold(world, event, 'stalls-A-2')]).toEqual(['taken', 'granted']);
  await world.announce(withoutFirst(event, 2));
  expect(await hold(world, event, 'stalls-A-1')).toBe('no_such_place');
});

test('seats that somebody has bought, is buying, or that the team keeps are named, and nothing is withdrawn', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  await world.pay(await world.bookAs(ada, event, [{ ticketTypeId: gold(event), seat: 'stalls-A-1' }]));
  await hold(world, event, 'stalls-A-2');
  world.join(event, ada, 'owner');
  await world.service.inject({
    method: 'POST',
    url: `/api/bookings/events/${event.eventId}/blocks`,
    headers: await world.service.asUser(ada),
    payload: { kind: 'house', reason: 'Press', seats: ['stalls-A-3'] },
  });
  expect(await withdraw(world, event, { version: 2, seats: everyone })).toEqual({
    withdrawalId: null,
    kept: [
      { seat: 'stalls-A-1', because: 'sold' },
      { seat: 'stalls-A-2', because: 'held' },
      { seat: 'stalls-A-3', because: 'blocked' },
    ],
  });
  expect(await hold(world, event, 'stalls-A-4')).toBe('granted');
});

test('a buyer and a withdrawal want the same seat, and exactly one gets it', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  await hold(world, event, 'stalls-A-1');
  world.service.clock.advance(600);
  await using gate = await world.service.gate('select 1 from seat_claims where seat = $1 for update', ['stalls-A-1']);
  const race = [hold(world, event, 'stalls-A-1'), withdraw(world, event, { version: 2, seats: everyone })] as const;
  await gate.blocked(2);
  await gate.release();
  const [buyer, { withdrawalId }] = await Promise.all(race);
  expect([
    ['granted', false],
    ['taken', true],
  ]).toContainEqual([buyer, withdrawalId !== null]);
});

test('a late payment for a seat that the plan has lost goes back, instead of making a ticket for nothing', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: gold(event), seat: 'stalls-A-1' }]);
  expect(await withdraw(world, event, { version: 2, seats: ['stalls-A-1'] })).toMatchObject({ withdrawalId: null });
  world.service.clock.advance(16 * 60);
  expect(await withdraw(world, event, { version: 2, seats: ['stalls-A-1'] })).toMatchObject({ withdrawalId: expect.any(String) });
  await world.announce(withoutFirst(event, 2));
  await world.pay(booking);
  const { state } = (await world.service.inject({ url: `/api/bookings/${booking.id}`, headers: await world.service.asUser(ada) })).json();
  expect(state).toBe('refunding');
  expect((await world.service.pool.query('select 1 from tickets')).rowCount).toBe(0);
});

test('a version that has the seats after all puts them back on sale; an older one does not', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  await withdraw(world, event, { version: 3, seats: ['stalls-A-1'] });
  await world.announce({ ...event, version: 2, title: 'Another word' });
  expect(await hold(world, event, 'stalls-A-1')).toBe('taken');
  await world.announce({ ...event, version: 3 });
  expect(await hold(world, event, 'stalls-A-1')).toBe('granted');
});

test('seats that come back with a later plan are for sale again', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  await withdraw(world, event, { version: 2, seats: ['stalls-A-1'] });
  await world.announce(withoutFirst(event, 2));
  await world.announce({ ...event, version: 3 });
  expect(await hold(world, event, 'stalls-A-1')).toBe('granted');
});

test('when event has changed in between, it asks again for its new version and keeps what it has', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  await withdraw(world, event, { version: 2, seats: ['stalls-A-1'] });
  expect(await withdraw(world, event, { version: 3, seats: ['stalls-A-1'] })).toMatchObject({ withdrawalId: expect.any(String) });
  await world.announce({ ...event, version: 2, title: 'Another word' });
  expect(await hold(world, event, 'stalls-A-1')).toBe('taken');
  await world.announce(withoutFirst(event, 3));
  expect(await hold(world, event, 'stalls-A-1')).toBe('no_such_place');
});

test('while the message of the new plan is lost, the job finds it; a change that failed gives its seats back in the end', async () => {
  await using world = await bookingWorld();
  const [lost, failed] = [await world.announce(aSeatedEvent()), await world.announce(aSeatedEvent())];
  for (const event of [lost, failed]) await withdraw(world, event, { version: 2, seats: ['stalls-A-1'] });
  world.inventories.set(lost.eventId, withoutFirst(lost, 2));
  const settle = async (minutes: number) => {
    world.service.clock.advance(minutes * 60);
    await world.service.running.runJob('settle-withdrawals');
    return [await hold(world, lost, 'stalls-A-1'), await hold(world, failed, 'stalls-A-1')];
  };
  expect(await settle(2)).toEqual(['no_such_place', 'taken']);
  expect(await settle(14)).toEqual(['no_such_place', 'granted']);
});

test('while event is away nothing is given back, however long that takes', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  await withdraw(world, event, { version: 2, seats: ['stalls-A-1'] });
  world.inventories.delete(event.eventId);
  world.service.clock.advance(60 * 60);
  await world.service.running.runJob('settle-withdrawals').catch(() => undefined);
  expect(await hold(world, event, 'stalls-A-1')).toBe('taken');
});

test('a sold seat that moves or gets another category keeps its ticket and counts where it now is', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  await world.pay(await world.bookAs(ada, event, [{ ticketTypeId: gold(event), seat: 'stalls-A-1' }]));
  const map = structuredClone(event.seatMap!);
  const [area] = map.areas;
  if (area?.kind === 'seated') Object.assign(area.rows[0]!, { from: [10, 10], to: [13, 10], marks: [{ at: 0, category: 'silver' }] });
  await world.announce({ ...event, version: 2, seatMap: map });
  const { ticketTypes } = (await world.service.inject({ url: `/api/bookings/availability/${event.eventId}` })).json();
  const left = (id: string) => ticketTypes.find((type: { ticketTypeId: string }) => type.ticketTypeId === id).left;
  expect([left(gold(event)), left(event.ticketTypes[1]!.id)]).toEqual([3, 4]);
  const bookings = (await world.service.inject({ url: '/api/bookings', headers: await world.service.asUser(ada) })).json();
  expect(bookings.items[0].tickets).toMatchObject([{ seat: 'stalls-A-1', place: 'Stalls, row A, seat 1', state: 'valid' }]);
});

test('a withdrawal that is undone puts its seats back on sale, unless its version is there', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  const undo = async (eventId: string, id: string) =>
    (
      await world.service.inject({
        method: 'POST',
        url: `/api/bookings/events/${eventId}/withdrawals/${id}/undo`,
        headers: await world.service.asService('event'),
      })
    ).json();
  const { withdrawalId } = await withdraw(world, event, { version: 2, seats: ['stalls-A-1', 'stalls-A-2'] });
  expect(await undo(newId(), withdrawalId)).toMatchObject({ code: 'not_found' });
  expect(await undo(event.eventId, withdrawalId)).toEqual({ seats: 2 });
  expect(await hold(world, event, 'stalls-A-2')).toBe('granted');
  const second = await withdraw(world, event, { version: 2, seats: ['stalls-A-1'] });
  await world.announce(withoutFirst(event, 2));
  expect(await undo(event.eventId, second.withdrawalId)).toEqual({ seats: 0 });
});

test('seats of an event that we have not heard of yet are withdrawn as well', async () => {
  await using world = await bookingWorld();
  const event = aSeatedEvent();
  expect(await withdraw(world, event, { version: 2, seats: ['stalls-A-1'] })).toMatchObject({ withdrawalId: expect.any(String) });
  await world.announce(event);
  expect(await hold(world, event, 'stalls-A-1')).toBe('taken');
});

test('people cannot withdraw seats', async () => {
  await using world = await bookingWorld();
  const answer = await world.service.inject({
    method: 'POST',
    url: `/api/bookings/events/${newId()}/withdrawals`,
    headers: await world.service.asUser(person('Root', ['admin'])),
    payload: { version: 1, seats: ['stalls-A-1'] },
  });
  expect(answer.statusCode).toBe(401);
});
