import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { device, inAWord, soldTo, withDoorStaff } from './check-in/test-door.ts';
import { asking } from './refunds/test-refunds.ts';
import { ada, anEvent, type BookingWorld, bookingWorld, cart, ticketType } from './test-world.ts';

/** One that is over a quarter of an hour after the tests begin. */
const soonOver = () =>
  anEvent({
    startsAt: '2030-06-01T09:00:00Z',
    endsAt: '2030-06-01T10:15:00Z',
    ticketTypes: [ticketType({ capacity: 3 })],
    selfService: { ...anEvent().selfService, transfer: { minutesBefore: 0 } },
  });
const one = ({ ticketTypes }: { readonly ticketTypes: readonly { readonly id: string }[] }, quantity = 1) => [
  { ticketTypeId: ticketTypes[0]!.id, quantity },
];
const reading = async ({ service }: BookingWorld, path: string) => (await service.inject({ url: `/api/bookings/${path}` })).json<object>();

test('what is held when an event ends is held until then: there is no more time to be had, and nothing to be booked afterwards', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(soonOver());
  const mine = { ...(await world.service.asUser(ada)), ...cart() };
  const early = (await world.holdAs(mine, event, one(event))).body;
  expect(early).toMatchObject({ expiresAt: '2030-06-01T10:10:00.000Z', renewable: true });
  world.service.clock.advance(6 * 60);
  const late = (await world.holdAs(mine, event, one(event))).body;
  expect(late).toMatchObject({ expiresAt: '2030-06-01T10:15:00.000Z', renewable: false });
  const renewed = await world.service.inject({ method: 'POST', url: `/api/bookings/holds/${early.id}/renew`, headers: mine });
  expect(renewed.json()).toMatchObject({ expiresAt: '2030-06-01T10:15:00.000Z', renewable: false });
  world.service.clock.advance(9 * 60);
  for (const answer of [await world.book(mine, late), await world.holdAs(mine, event, one(event))])
    expect(answer.body).toMatchObject({ code: 'sales_closed' });
});

test('what is held of an event that is brought forward and over meanwhile is not booked', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(soonOver());
  const mine = { ...(await world.service.asUser(ada)), ...cart() };
  const hold = (await world.holdAs(mine, event, one(event))).body;
  await world.announce({ ...event, version: 2, endsAt: '2030-06-01T10:05:00Z' });
  world.service.clock.advance(5 * 60);
  expect((await world.book(mine, hold)).body).toMatchObject({ code: 'sales_closed' });
});

test('an event that is over offers nothing and takes nobody onto its waiting list, from its last minute on', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(soonOver());
  await world.bookAs(ada, event, one(event, 3));
  expect(await reading(world, `availability/${event.eventId}`)).toMatchObject({ salesOpen: true, waitingListOpen: true });
  world.service.clock.advance(15 * 60);
  expect(await reading(world, `availability/${event.eventId}`)).toMatchObject({ salesOpen: false, waitingListOpen: false });
  await world.announce({ ...event, version: 2, state: 'ended' });
  expect(await reading(world, `availability/${event.eventId}`)).toMatchObject({ salesOpen: false, waitingListOpen: false });
});

test('of an event that has ended the door still takes what it scanned, the team gives money back and takes its lists along; buyers move nothing', async () => {
  await using world = await bookingWorld();
  const event = withDoorStaff(world, await world.announce(soonOver()));
  const manager = person('Mary');
  world.join(event, manager, 'manager');
  const booking = await soldTo(world, event, one(event, 2));
  world.service.clock.advance(20 * 60);
  await world.announce({ ...event, version: 2, state: 'ended' });

  const phone = device(world, event);
  const ticketId = booking.tickets[0]!.id;
  const { verdicts } = (await phone.send([phone.offline({ ticketId, at: '2030-06-01T10:05:00Z' })])).body;
  expect(verdicts.map(inAWord)).toEqual(['admitted']);
  expect(inAWord(await phone.scan({ ticketId: booking.tickets[1]!.id }))).toBe('over');
  const moved = await world.service.inject({
    method: 'POST',
    url: `/api/bookings/${booking.id}/transfers`,
    headers: { ...(await world.service.asUser(ada)), 'idempotency-key': 'once-only-please' },
    payload: { ticketIds: [booking.tickets[1]!.id], email: 'grace@example.test' },
  });
  expect(moved.json()).toMatchObject({ code: 'too_late' });
  const refund = await asking(world).refund(booking, manager, {
    what: { of: 'tickets', tickets: [booking.tickets[1]!.id] },
    seenMinor: 1250,
  });
  expect(refund).toMatchObject({ status: 201, body: { amountMinor: 1250 } });
  for (const [what, rows] of [
    ['orders?format=csv', '1'],
    ['attendees?format=xlsx', '2'],
  ] as const) {
    const url = `/api/bookings/events/${event.eventId}/exports/${what}`;
    const answer = await world.service.inject({ url, headers: await world.service.asUser(manager) });
    expect([answer.statusCode, answer.headers['x-export-rows']]).toEqual([200, rows]);
  }
});
