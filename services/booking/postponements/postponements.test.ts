import type { EventInventory } from '@event-planner/contracts/event';
import { eventPostponed } from '@event-planner/contracts/messages';
import type { PostponementSeen } from '@event-planner/contracts/postponement';
import { bookingEventPostponed } from '@event-planner/contracts/postponement-messages';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { person, testService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { asking, given, withFees } from '../refunds/test-refunds.ts';
import { bookingService } from '../service.ts';
import { ada, type BookingWorld, bookingWorld, grace } from '../test-world.ts';

const manager = person('Mary');
const until = '2030-06-15T10:00:00.000Z';

/** Two orders of two tickets each; the usual terms keep a tenth and half a euro of each, and the fees. */
async function sold(world: BookingWorld, changes: Partial<EventInventory> = {}) {
  const event = await world.announce(withFees(changes));
  world.join(event, manager, 'manager');
  const buy = async (user: AccessClaims) => {
    const booking = await world.bookAs(user, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 2 }]);
    await world.pay(booking);
    return booking;
  };
  return { event, bookings: [await buy(ada), await buy(grace)] as const };
}
const change = async (world: BookingWorld, event: EventInventory, changes: Partial<EventInventory> & { version: number }) =>
  void (await world.announce({ ...event, ...changes }));
async function postpone(world: BookingWorld, event: EventInventory, { version = 2, refundUntil = until } = {}): Promise<void> {
  world.inventories.set(event.eventId, { ...event, version, state: 'postponed' });
  await world.service.deliver(eventPostponed, { eventId: event.eventId, version, refundUntil });
}
const tell = (world: BookingWorld): Promise<void> => world.service.running.runJob('expire-bookings');
const call = async (world: BookingWorld, method: 'GET' | 'PUT', event: EventInventory, by: AccessClaims, payload?: object) => {
  const url = `/api/bookings/events/${event.eventId}/postponement`;
  const answer = await world.service.inject({ method, url, headers: await world.service.asUser(by), ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.json<PostponementSeen & { code?: string }>() };
};

test('until the moment everything comes back whatever the usual terms are, fees as well, and afterwards what those say', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const { event, bookings } = await sold(world);
  expect((await ask.cancellation(bookings[0].id)).body).toMatchObject({ isPostponed: false, backMinor: 2150, feesMinor: 200 });
  await postpone(world, event);
  const { body: look } = await ask.cancellation(bookings[0].id);
  expect(look).toMatchObject({ possible: true, isPostponed: true, until, backMinor: 2700, feesMinor: 0, terms: { keepMinor: 0 } });
  const one = { tickets: [look.tickets[0]!.ticketId], seenBackMinor: 1350 };
  expect((await ask.cancel(bookings[0].id, { ...one, seenBackMinor: 1075 })).body).toMatchObject({ code: 'amount_changed' });
  expect((await ask.cancel(bookings[0].id, one)).status).toBe(200);
  expect((await ask.cancel(bookings[0].id, { seenBackMinor: 1350 })).status).toBe(200);
  expect(await ask.requested()).toMatchObject([
    { amountMinor: 1350, cause: 'cancelled_by_buyer' },
    { amountMinor: 1350, cause: 'cancelled_by_buyer' },
  ]);
  expect(await given(world, event.eventId)).toMatchObject({ sold: 2 });
  world.service.clock.advance((new Date(until).getTime() - world.service.clock.now().getTime()) / 1000);
  expect((await ask.cancellation(bookings[1].id, grace)).body).toMatchObject({ isPostponed: false, backMinor: 2150 });
});

test('it holds where buyers could not give anything back, or not any more, and not once the event has begun after all', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const selfService = { cancellation: null, transfer: null, exchange: null, resale: null };
  const { event, bookings } = await sold(world, { selfService });
  const of = async () => (await ask.cancellation(bookings[0].id)).body;
  expect(await of()).toMatchObject({ obstacle: 'not_offered' });
  await postpone(world, event);
  expect(await of()).toMatchObject({ possible: true, backMinor: 2700 });
  await change(world, event, { version: 3, startsAt: '2030-06-10T18:00:00Z' });
  expect(await of()).toMatchObject({ possible: true, until: '2030-06-10T18:00:00.000Z' });
  world.service.clock.advance(9.5 * 86_400);
  expect(await of()).toMatchObject({ obstacle: 'not_offered', isPostponed: false });
  await change(world, event, { version: 4, state: 'cancelled' });
  expect(await of()).toMatchObject({ obstacle: 'event_cancelled' });
});

test('every holder is told once, by whichever processes and however often event says it, and again when it is postponed again', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const { event, bookings } = await sold(world);
  const third = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  await world.pay(third);
  await ask.cancel(third.id, { seenBackMinor: 1075 });
  await world.bookAs(grace, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  for (let times = 0; times < 2; times += 1) await postpone(world, event);
  await using beside = await testService(bookingService, { beside: world.service });
  await Promise.all([tell(world), beside.running.runJob('expire-bookings')]);
  await tell(world);
  const told = await world.service.published(bookingEventPostponed);
  expect(told.map(one => [one.bookingId, one.email, one.tickets, one.refundUntil]).toSorted()).toEqual(
    bookings.map((one, at) => [one.id, [ada, grace][at]!.email, 2, until]).toSorted(),
  );
  await change(world, event, { version: 3 });
  await postpone(world, event, { version: 4, refundUntil: '2030-07-15T10:00:00.000Z' });
  await tell(world);
  expect((await world.service.published(bookingEventPostponed)).map(one => one.version)).toEqual([2, 2, 4, 4]);
});

test('the team sees how many gave theirs back, and gives more time but never less', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const { event, bookings } = await sold(world);
  expect((await call(world, 'GET', event, manager)).body).toEqual({ postponement: null });
  expect((await call(world, 'PUT', event, manager, { refundUntil: until })).body).toMatchObject({ code: 'event_not_postponed' });
  await postpone(world, event);
  await ask.cancel(bookings[0].id, { seenBackMinor: 2700 });
  await tell(world);
  expect((await call(world, 'GET', event, manager)).body.postponement).toMatchObject({
    refundUntil: until,
    isOpen: true,
    ordersTold: 1,
    allTold: true,
    givenBack: { orders: 1, tickets: 2, amounts: [{ currency: 'EUR', amountMinor: 2700 }] },
    ticketsLeft: 2,
  });
  for (const refundUntil of ['2030-06-14T10:00:00.000Z', '2030-05-01T10:00:00.000Z', '2032-01-01T00:00:00.000Z'])
    expect((await call(world, 'PUT', event, manager, { refundUntil })).body).toMatchObject({ code: 'deadline_unusable' });
  const longer = '2030-07-01T10:00:00.000Z';
  expect((await call(world, 'PUT', event, manager, { refundUntil: longer })).body.postponement).toMatchObject({ refundUntil: longer });
  expect((await ask.cancellation(bookings[1].id, grace)).body).toMatchObject({ until: longer, backMinor: 2700 });
});

test('only who may refund gives more time; who may see orders sees it; other organizers see nothing', async () => {
  await using world = await bookingWorld();
  const { event } = await sold(world);
  await postpone(world, event);
  for (const [role, see, extend] of [
    ['viewer', 200, 403],
    ['box_office', 200, 403],
    ['check_in', 403, 403],
    ['owner', 200, 200],
  ] as const) {
    const member = person(`R${role.replace('_', '')}`);
    world.join(event, member, role);
    expect([role, (await call(world, 'GET', event, member)).status]).toEqual([role, see]);
    expect([role, (await call(world, 'PUT', event, member, { refundUntil: until })).status]).toEqual([role, extend]);
  }
  expect((await call(world, 'GET', event, grace)).status).toBe(403);
});
