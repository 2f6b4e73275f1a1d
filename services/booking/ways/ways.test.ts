import { Booking } from '@event-planner/contracts/booking';
import { type EventInventory } from '@event-planner/contracts/event';
import {
  bookingConfirmed,
  bookingPaymentAwaited,
  bookingPaymentDue,
  bookingWayChosen,
  paymentCompleted,
  paymentFailed,
} from '@event-planner/contracts/messages';
import { paymentProcessing } from '@event-planner/contracts/payment-messages';
import { BookingDue, OfferedWays, type PaymentTerms } from '@event-planner/contracts/payment-ways';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { ada, anEvent, type BookingWorld, bookingWorld, cart, grace, ticketType } from '../test-world.ts';

const account = { holder: 'The Company', iban: 'DE89 3704 0044 0532 0130 00', bic: null };
const terms: PaymentTerms = {
  provider: true,
  transfer: { ...account, days: 7, daysBefore: 2 },
  invoice: { days: 30 },
  onSite: { minutesBefore: 60 },
};
const slowEvent = (changes: Partial<EventInventory> = {}): EventInventory => anEvent({ payment: terms, ...changes });
const one = (event: EventInventory, quantity = 1) => [{ ticketTypeId: event.ticketTypes[0]!.id, quantity }];

const waysOf = async ({ service }: BookingWorld, id: string, user = ada) =>
  service.inject({ url: `/api/bookings/${id}/ways`, headers: await service.asUser(user) });
const choose = async ({ service }: BookingWorld, id: string, way: string, userId: string = ada.sub) =>
  service.inject({ method: 'POST', url: `/api/bookings/${id}/way`, headers: await service.asService('payment'), payload: { userId, way } });
const look = async ({ service }: BookingWorld, id: string): Promise<Booking> =>
  Booking.parse((await service.inject({ url: `/api/bookings/${id}`, headers: await service.asUser(ada) })).json());
const heldOf = async ({ service }: BookingWorld): Promise<number> =>
  (await service.pool.query('select sum(held)::int as held from counters')).rows[0].held as number;

test('an event’s ways are offered with until when each keeps the places, and only to whose booking it is', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(slowEvent());
  const booking = await world.bookAs(ada, event, one(event));
  expect(OfferedWays.parse((await waysOf(world, booking.id)).json())).toEqual({
    awaits: null,
    ways: [
      { way: 'provider', payBy: '2030-06-01T10:15:00.000Z' },
      { way: 'transfer', payBy: '2030-06-08T10:00:00.000Z' },
      { way: 'invoice', payBy: '2030-06-04T10:00:00.000Z' },
      { way: 'on_site', payBy: '2030-09-01T17:00:00.000Z' },
    ],
  });
  expect((await waysOf(world, booking.id, grace)).statusCode).toBe(404);
});

test('who chooses a transfer keeps the places until it may come, and they are free after that', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(slowEvent({ ticketTypes: [ticketType({ capacity: 1 })] }));
  const booking = await world.bookAs(ada, event, one(event));
  const due = BookingDue.parse((await choose(world, booking.id, 'transfer')).json());
  expect(due).toMatchObject({ payBy: '2030-06-08T10:00:00.000Z', account: { iban: 'DE89370400440532013000' }, totalMinor: 1250 });
  expect(await world.service.published(bookingWayChosen)).toMatchObject([
    { bookingId: booking.id, way: 'transfer', reference: booking.reference },
  ]);
  const cartOfHers = await world.service.inject({
    url: '/api/bookings/cart',
    headers: { ...(await world.service.asUser(ada)), ...cart() },
  });
  expect(cartOfHers.json()).toMatchObject({ unpaid: [] });

  world.service.clock.advance(6 * 86_400);
  await world.service.running.runJob('expire-bookings');
  expect(await look(world, booking.id)).toMatchObject({ state: 'pending', awaits: 'transfer', payBy: '2030-06-08T10:00:00.000Z' });
  expect((await world.holdAs(cart(), event, one(event))).body.code).toBe('sold_out');
  expect(await heldOf(world)).toBe(1);

  world.service.clock.advance(86_400);
  expect((await world.holdAs(cart(), event, one(event))).status).toBe(201);
  expect((await look(world, booking.id)).state).toBe('expired');
});

test('choosing again and again keeps the places no longer than choosing once', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(slowEvent());
  const booking = await world.bookAs(ada, event, one(event));
  const untils: string[] = [];
  for (const way of ['transfer', 'invoice', 'transfer', 'transfer']) {
    world.service.clock.advance(600);
    untils.push((await choose(world, booking.id, way)).json<{ payBy: string }>().payBy);
  }
  expect(new Set([untils[0], untils[2], untils[3]])).toEqual(new Set(['2030-06-08T10:00:00.000Z']));
  expect(await world.service.published(bookingWayChosen)).toHaveLength(3);
});

test.each([
  ['the event offers nothing but the provider', { payment: { ...terms, transfer: null } }, 'way_not_offered'],
  ['the event is too near', { startsAt: '2030-06-03T18:00:00Z', endsAt: '2030-06-03T21:00:00Z' }, 'way_not_offered'],
  ['it costs nothing', { ticketTypes: [ticketType({ priceMinor: 0 })] }, 'way_not_offered'],
] as const)('a transfer is refused where %s', async (_why, changes, code) => {
  await using world = await bookingWorld();
  const event = await world.announce(slowEvent(changes as Partial<EventInventory>));
  const booking = await world.bookAs(ada, event, one(event));
  expect((await choose(world, booking.id, 'transfer')).json()).toMatchObject({ status: 409, code });
});

test('what has expired, and what is somebody else’s, cannot be kept', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(slowEvent());
  const booking = await world.bookAs(ada, event, one(event));
  expect((await choose(world, booking.id, 'transfer', grace.sub)).statusCode).toBe(404);
  world.service.clock.advance(16 * 60);
  expect((await choose(world, booking.id, 'transfer')).json()).toMatchObject({ status: 409, code: 'way_not_offered', state: 'expired' });
  expect(await world.service.published(bookingWayChosen)).toEqual([]);
});

test('unpaid bookings that are kept count among what one may have open', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(slowEvent({ ticketTypes: [ticketType({ capacity: 100 })] }));
  for (let at = 0; at < 10; at++) await choose(world, (await world.bookAs(ada, event, one(event))).id, 'transfer');
  const refused = await world.holdAs(await world.service.asUser(ada), event, one(event));
  expect(refused.body).toMatchObject({ code: 'limit', limits: [{ kind: 'open_holds', max: 10 }] });
});

test('money that a provider did not take confirms the booking, and is given back by hand', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(slowEvent());
  world.join(event, grace, 'manager');
  const booking = await world.bookAs(ada, event, one(event));
  await choose(world, booking.id, 'transfer');
  world.service.clock.advance(3 * 86_400);
  const paymentId = newId();
  await world.service.deliver(paymentCompleted, {
    paymentId,
    bookingId: booking.id,
    amountMinor: 1250,
    currency: 'EUR',
    paidWith: 'bank_transfer',
  });
  expect(await look(world, booking.id)).toMatchObject({ state: 'confirmed', awaits: null, tickets: [{ state: 'valid' }] });
  expect(await world.service.published(bookingConfirmed)).toMatchObject([{ paymentId, paidWith: 'bank_transfer' }]);
  const form = { what: { of: 'order' }, endTickets: true, withFees: true, reason: null, seenMinor: 1250 };
  const refund = await world.service.inject({
    method: 'POST',
    url: `/api/bookings/events/${event.eventId}/orders/${booking.id}/refunds`,
    headers: { ...(await world.service.asUser(grace)), 'idempotency-key': newId() },
    payload: form,
  });
  expect(refund.json()).toMatchObject({ state: 'by_hand', amountMinor: 1250 });
});

test('a late transfer gets its places again where they are free, and waits for a person where they are not', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(slowEvent({ ticketTypes: [ticketType({ capacity: 1 })] }));
  const paid = async (id: string) =>
    world.service.deliver(paymentCompleted, {
      paymentId: newId(),
      bookingId: id,
      amountMinor: 1250,
      currency: 'EUR',
      paidWith: 'bank_transfer',
    });
  const late = await world.bookAs(ada, event, one(event));
  await choose(world, late.id, 'transfer');
  world.service.clock.advance(8 * 86_400);
  await world.service.running.runJob('expire-bookings');
  const other = await world.bookAs(ada, event, one(event));
  await choose(world, other.id, 'transfer');
  await paid(late.id);
  expect(await look(world, late.id)).toMatchObject({ state: 'refunding', refunds: [{ state: 'by_hand', cause: 'payment_rejected' }] });
  world.service.clock.advance(8 * 86_400);
  await world.service.running.runJob('expire-bookings');
  await paid(other.id);
  expect(await look(world, other.id)).toMatchObject({ state: 'confirmed', tickets: [{}] });
});

test('the team confirms on an invoice: tickets are there at once, and the money is due by the event’s terms', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(slowEvent());
  world.join(event, grace, 'box_office');
  const booking = await world.bookAs(ada, event, one(event));
  await choose(world, booking.id, 'invoice');
  const confirm = async (user: typeof ada) =>
    world.service.inject({
      method: 'POST',
      url: `/api/bookings/events/${event.eventId}/orders/${booking.id}/invoice`,
      headers: await world.service.asUser(user),
    });
  expect((await confirm(ada)).statusCode).toBe(403);
  expect((await confirm(grace)).statusCode).toBe(204);
  expect((await confirm(grace)).statusCode).toBe(204);
  expect(await look(world, booking.id)).toMatchObject({ state: 'confirmed', tickets: [{}] });
  expect(await world.service.published(bookingConfirmed)).toMatchObject([{ paidWith: 'invoice', dueAt: '2030-07-01T10:00:00.000Z' }]);
});

test('who pays by transfer is reminded once, two days before it is too late', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(slowEvent());
  const booking = await world.bookAs(ada, event, one(event));
  await choose(world, booking.id, 'transfer');
  const told = async () => {
    await world.service.running.runJob('expire-bookings');
    return (await world.service.published(bookingPaymentDue)).length;
  };
  world.service.clock.advance(4 * 86_400);
  expect(await told()).toBe(0);
  world.service.clock.advance(86_400 + 60);
  expect([await told(), await told()]).toEqual([1, 1]);
});

test('a debit that takes days keeps the places, tells the buyer, and frees them soon after it failed', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(slowEvent({ ticketTypes: [ticketType({ capacity: 1 })] }));
  const booking = await world.bookAs(ada, event, one(event));
  const paymentId = newId();
  await world.service.deliver(paymentProcessing, { paymentId, bookingId: booking.id, until: '2030-07-01T10:00:00.000Z' });
  expect(await look(world, booking.id)).toMatchObject({ state: 'pending', awaits: 'processing', payBy: '2030-06-15T10:00:00.000Z' });
  expect((await choose(world, booking.id, 'transfer')).json()).toMatchObject({ code: 'way_not_offered' });
  world.service.clock.advance(5 * 86_400);
  await world.service.running.runJob('expire-bookings');
  expect((await world.holdAs(cart(), event, one(event))).body.code).toBe('sold_out');

  await world.service.deliver(paymentFailed, {
    paymentId,
    bookingId: booking.id,
    amountMinor: 1250,
    currency: 'EUR',
    code: 'insufficient_funds',
  });
  expect(await look(world, booking.id)).toMatchObject({ state: 'pending', awaits: null, payBy: '2030-06-06T11:00:00.000Z' });
  expect(await world.service.published(bookingPaymentAwaited)).toMatchObject([
    { outcome: 'begun', until: '2030-06-15T10:00:00.000Z' },
    { outcome: 'failed', until: '2030-06-06T11:00:00.000Z' },
  ]);
  world.service.clock.advance(3600);
  expect((await world.holdAs(cart(), event, one(event))).status).toBe(201);
});

test('a debit keeps the places no longer than until the start', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(slowEvent({ startsAt: '2030-06-03T18:00:00Z', endsAt: '2030-06-03T21:00:00Z' }));
  const booking = await world.bookAs(ada, event, one(event));
  await world.service.deliver(paymentProcessing, { paymentId: newId(), bookingId: booking.id, until: '2030-06-15T10:00:00.000Z' });
  expect((await look(world, booking.id)).payBy).toBe('2030-06-03T18:00:00.000Z');
});

test('of a choice and an expiry at the same moment one waits for the other, and the places are kept or free, never both', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(slowEvent());
  const booking = await world.bookAs(ada, event, one(event));
  await using gate = await world.service.gate('select * from bookings where id = $1 for update', [booking.id]);
  world.service.clock.advance(14 * 60);
  const choosing = choose(world, booking.id, 'transfer');
  await gate.blocked(1);
  world.service.clock.advance(2 * 60);
  await gate.release();
  expect((await choosing).json()).toMatchObject({ code: 'way_not_offered', state: 'expired' });
  expect((await look(world, booking.id)).state).toBe('expired');
});
