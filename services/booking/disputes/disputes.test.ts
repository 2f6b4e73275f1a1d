import { randomUUID } from 'node:crypto';
import type { Booking } from '@event-planner/contracts/booking';
import { unpackDoorList } from '@event-planner/contracts/door-list';
import { bookingRefundRequested } from '@event-planner/contracts/messages';
import type { AttendeePage, Order, OrderPage } from '@event-planner/contracts/orders';
import { disputeClosed, paymentDisputed } from '@event-planner/contracts/payment-messages';
import type { RevocationList } from '@event-planner/contracts/revocations';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { device, goTo, inAWord } from '../check-in/test-door.ts';
import { paymentStateOf } from '../orders/rules.ts';
import { askAs, member } from '../orders/test-orders.ts';
import { asking, given, cancellable } from '../refunds/test-refunds.ts';
import { ada, bookingWorld } from '../test-world.ts';

/** Two tickets that Ada paid for, and what payment and the team say of them. */
async function paid() {
  const world = await bookingWorld();
  const event = await world.announce(cancellable());
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 2 }]);
  await world.pay(booking);
  const [manager, clerk, door, viewer] = (['manager', 'box_office', 'check_in', 'viewer'] as const).map(role => member(world, event, role));
  const path = `/events/${event.eventId}/orders/${booking.id}`;
  const disputeId = newId();
  const said = {
    organizerId: event.organizerId ?? newId(),
    organizerName: 'Theatre',
    disputeId,
    paymentId: newId(),
    bookingId: booking.id,
    reference: booking.reference,
    eventTitle: 'Evening',
    amountMinor: booking.totalMinor,
    currency: 'EUR',
    reason: 'fraudulent',
  };
  return {
    world,
    event,
    booking,
    manager: manager!,
    clerk: clerk!,
    door: door!,
    viewer: viewer!,
    path,
    disputed: (inquiry = false) => world.service.deliver(paymentDisputed, { ...said, inquiry, dueAt: '2030-06-20T10:00:00.000Z' }),
    closed: (outcome: 'won' | 'lost' | 'withdrawn') => world.service.deliver(disputeClosed, { ...said, outcome }),
    order: async () => (await askAs<Order>(world, manager!, { path })).body,
    async block(blocked: boolean, by = manager!) {
      const headers = await world.service.asUser(by);
      const answer = await world.service.inject({ method: 'PUT', url: `/api/bookings${path}/block`, headers, payload: { blocked } });
      return { status: answer.statusCode, body: answer.json<Order & { code?: string }>() };
    },
    cancelLost: (by = manager!) => askAs<Order>(world, by, { method: 'POST', path: `${path}/lost-payment` }),
    refund: (what: object, seenMinor: number) => asking(world).refund(booking, manager!, { what, seenMinor }),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

test('a dispute is seen on the order, in the lists of orders and of attendees, with what became of it', async () => {
  await using at = await paid();
  await at.disputed();
  const dispute = { state: 'open', reason: 'fraudulent', amountMinor: at.booking.totalMinor, dueAt: '2030-06-20T10:00:00.000Z' };
  expect(await at.order()).toMatchObject({ disputed: 'open', dispute, payment: 'disputed' });
  const orders = (await askAs<OrderPage>(at.world, at.viewer, { path: `/events/${at.event.eventId}/orders` })).body;
  expect(orders.items).toMatchObject([{ disputed: 'open' }]);
  const attendees = (await askAs<AttendeePage>(at.world, at.viewer, { path: `/events/${at.event.eventId}/attendees` })).body;
  expect(attendees.items).toMatchObject([
    { disputed: 'open', blocked: false },
    { disputed: 'open', blocked: false },
  ]);
  await at.closed('won');
  const { history, disputed, payment } = await at.order();
  expect([disputed, payment, history.map(({ kind }) => kind).slice(-2)]).toEqual(['won', 'settled', ['disputed', 'dispute_closed']]);
});

test('what is decided is not opened again by news that comes late, and an inquiry becomes a dispute', async () => {
  await using at = await paid();
  await at.disputed(true);
  // A bank that only asks has taken nothing.
  expect(await at.order()).toMatchObject({ disputed: 'inquiry', payment: 'settled' });
  await at.disputed();
  await at.disputed(true);
  expect((await at.order()).disputed).toBe('open');
  await at.closed('lost');
  await at.disputed();
  expect(await at.order()).toMatchObject({ disputed: 'lost', payment: 'charged_back' });
});

test.each([
  ['open', 4000, 0, 'disputed'],
  ['lost', 4000, 0, 'charged_back'],
  ['lost', 2500, 0, 'partly_charged_back'],
  ['lost', 2500, 1500, 'partly_charged_back'],
  ['won', 4000, 0, 'settled'],
  ['withdrawn', 4000, 4000, 'refunded'],
  ['inquiry', 4000, 1000, 'partly_refunded'],
] as const)('of 40.00, a dispute that is %s over %i, with %i given back, is told as %s', (state, amountMinor, refundedMinor, told) => {
  const at = new Date('2030-06-01T10:00:00.000Z');
  const order = {
    state: 'confirmed',
    payBy: at,
    totalMinor: 4000,
    refundedMinor,
    refundingMinor: 0,
    offInvoiceMinor: 0,
    confirmedAt: at,
    paidWith: null,
  } as const;
  expect(paymentStateOf(order, at, { state, amountMinor })).toBe(told);
});

test('blocked tickets let nobody in, at any door and on any list, until the dispute is won', async () => {
  await using at = await paid();
  const { world, event, booking } = at;
  const [ticket] = (await asking(world).booking(booking.id)).tickets;
  const list = async () => {
    const answer = await world.service.inject({
      url: `/api/bookings/events/${event.eventId}/door-list`,
      headers: await world.service.asUser(at.door),
    });
    return unpackDoorList(answer.json()).map(({ state, blocked }) => [state, blocked]);
  };
  const revoked = async (query = '') =>
    (await askAs<RevocationList>(world, at.door, { path: `/events/${event.eventId}/revocations${query}` })).body;
  await at.disputed();
  expect(await at.block(true)).toMatchObject({ status: 200, body: { tickets: [{ blocked: true }, { blocked: true }] } });
  goTo(world, event.startsAt);
  const phone = device(world, event, { by: at.door });
  expect(inAWord(await phone.scan({ code: ticket!.code }))).toBe('blocked');
  expect(await list()).toEqual([
    ['valid', true],
    ['valid', true],
  ]);
  const told = await revoked();
  expect(told.items.map(({ reason }) => reason)).toEqual(['blocked', 'blocked']);
  world.service.clock.advance(600);
  await at.closed('won');
  expect((await revoked(`?since=${told.since}`)).items.map(({ reason }) => reason)).toEqual(['unblocked', 'unblocked']);
  expect((await revoked()).items).toEqual([]);
  expect(await list()).toEqual([
    ['valid', false],
    ['valid', false],
  ]);
  expect(inAWord(await phone.scan({ code: ticket!.code }))).toBe('admitted');
});

test('tickets that were blocked before a dispute stay so when it is won; whoever is inside may leave', async () => {
  await using at = await paid();
  const [ticket] = (await asking(at.world).booking(at.booking.id)).tickets;
  goTo(at.world, at.event.startsAt);
  const phone = device(at.world, at.event, { by: at.door });
  expect(inAWord(await phone.scan({ code: ticket!.code }))).toBe('admitted');
  await at.block(true);
  at.world.service.clock.advance(60);
  await at.disputed();
  await at.closed('won');
  expect((await at.order()).tickets.map(({ blocked }) => blocked)).toEqual([true, true]);
  expect(inAWord(await phone.scan({ code: ticket!.code, direction: 'out' }))).toBe('left');
  expect(inAWord(await phone.scan({ code: ticket!.code }))).toBe('blocked');
});

test('tickets that were split off are blocked with those they come from, and nothing moves while the bank has the money', async () => {
  await using at = await paid();
  const { world, booking } = at;
  const [ticket] = (await asking(world).booking(booking.id)).tickets;
  const split = async () =>
    world.service.inject({
      method: 'POST',
      url: `/api/bookings/${booking.id}/split`,
      headers: { ...(await world.service.asUser(ada)), 'idempotency-key': randomUUID() },
      payload: { ticketIds: [ticket!.id] },
    });
  const half = (await split()).json<Booking>();
  await at.disputed();
  await at.block(true);
  const ofHalf = (await askAs<Order>(world, at.manager, { path: `/events/${at.event.eventId}/orders/${half.id}` })).body;
  expect(ofHalf).toMatchObject({ disputed: 'open', tickets: [{ blocked: true }] });
  expect((await split()).json()).toMatchObject({ code: 'payment_disputed' });
});

test('nothing is given back while the bank has the money, or has taken it, by nobody, and again once it is won', async () => {
  await using at = await paid();
  const { world, booking } = at;
  const ask = asking(world);
  await at.disputed();
  const whole = booking.totalMinor;
  expect(await at.refund({ of: 'order' }, whole)).toMatchObject({ status: 409, body: { code: 'payment_disputed' } });
  expect(await at.refund({ of: 'amount', amountMinor: 1 }, 1)).toMatchObject({ status: 409, body: { code: 'payment_disputed' } });
  expect((await ask.refundable(booking, at.manager)).body).toMatchObject({ disputed: 'open' });
  expect((await ask.cancellation(booking.id)).body).toMatchObject({ possible: false, obstacle: 'disputed' });
  expect(await ask.cancel(booking.id, { seenBackMinor: 0 })).toMatchObject({ status: 409, body: { code: 'cancellation_not_possible' } });
  await at.closed('won');
  expect(await at.refund({ of: 'amount', amountMinor: 100 }, 100)).toMatchObject({ status: 201 });
  expect(await world.service.published(bookingRefundRequested)).toHaveLength(1);
});

test('what the bank only asks about may still be given back', async () => {
  await using at = await paid();
  await at.disputed(true);
  expect(await at.refund({ of: 'order' }, at.booking.totalMinor)).toMatchObject({ status: 201 });
});

test('a dispute after part was given back is lost: no more goes back, the tickets end by choice, once, and their places are free', async () => {
  await using at = await paid();
  expect(await at.refund({ of: 'amount', amountMinor: 500 }, 500)).toMatchObject({ status: 201 });
  await at.disputed();
  expect(await at.cancelLost()).toMatchObject({ status: 409, body: { code: 'dispute_not_lost' } });
  await at.closed('lost');
  expect((await at.order()).tickets.map(({ state }) => state)).toEqual(['valid', 'valid']);
  expect(await at.cancelLost(at.clerk)).toMatchObject({ status: 403 });
  expect(await at.cancelLost()).toMatchObject({ status: 200, body: { state: 'cancelled', refundedMinor: 500 } });
  const { history } = (await at.cancelLost()).body;
  expect(history.filter(({ kind }) => kind === 'cancelled_unpaid')).toHaveLength(1);
  expect(history.filter(({ kind }) => kind === 'tickets_ended')).toMatchObject([{ about: expect.stringMatching(/^2 × \w/) }]);
  expect(await given(at.world, at.event.eventId)).toMatchObject({ sold: 0 });
  expect(await at.refund({ of: 'amount', amountMinor: 1 }, 1)).toMatchObject({ status: 409, body: { code: 'payment_disputed' } });
  expect(await at.world.service.published(bookingRefundRequested)).toHaveLength(1);
});

test('tickets are blocked by who runs the sale, is written down once, and nobody else’s order is there', async () => {
  await using at = await paid();
  for (const user of [at.door, at.viewer, ada]) expect(await at.block(true, user)).toMatchObject({ status: 403 });
  expect((await at.block(true, at.clerk)).status).toBe(200);
  expect((await at.block(true)).body.history.filter(({ kind }) => kind === 'blocked')).toMatchObject([{ by: at.clerk.name }]);
  expect((await at.block(false)).body.tickets.map(({ blocked }) => blocked)).toEqual([false, false]);
  const other = await at.world.announce(cancellable());
  const boss = member(at.world, other, 'owner');
  const answer = await at.world.service.inject({
    method: 'PUT',
    url: `/api/bookings/events/${other.eventId}/orders/${at.booking.id}/block`,
    headers: await at.world.service.asUser(boss),
    payload: { blocked: true },
  });
  expect(answer.statusCode).toBe(404);
});
