import type { MemberRole } from '@event-planner/contracts/member-role';
import { bookingGivenBack } from '@event-planner/contracts/messages';
import type { Order } from '@event-planner/contracts/orders';
import { newId } from '@event-planner/platform/ids';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { ada, type BookingWorld, bookingWorld, grace } from '../test-world.ts';
import { asking, cancellable, given, withFees } from './test-refunds.ts';

const manager = person('Mary');

async function sold(world: BookingWorld, { event = withFees(), quantity = 3, byHand = false } = {}) {
  await world.announce(event);
  world.join(event, manager, 'manager');
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity }]);
  await world.pay(booking);
  // As one that was paid at a box office.
  if (byHand) await world.service.pool.query('update bookings set payment_id = null where id = $1', [booking.id]);
  return asking(world).booking(booking.id);
}

test('the team sees what an order is made of, and the parts add up to what was paid', async () => {
  await using world = await bookingWorld();
  const booking = await sold(world);
  const { body } = await asking(world).refundable(booking, manager);
  expect(body).toMatchObject({ paidMinor: 4050, leftMinor: 4050, feesMinor: 300, byProvider: true, refunds: [] });
  expect(body.tickets.reduce((sum, ticket) => sum + ticket.amountMinor + ticket.feeMinor, 0)).toBe(4050);
});

test('a whole order is given back with its fees, and ends', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const booking = await sold(world);
  const answer = await ask.refund(booking, manager, { what: { of: 'order' }, reason: 'The hall is too small', seenMinor: 4050 });
  expect(answer).toMatchObject({
    status: 201,
    body: { amountMinor: 4050, state: 'requested', by: 'Mary', reason: 'The hall is too small' },
  });
  expect(await given(world, booking.eventId)).toMatchObject({ sold: 0 });
  await ask.answer('refunded', (await ask.requested())[0]!);
  expect(await ask.booking(booking.id)).toMatchObject({ state: 'refunded', refunds: [{ state: 'done', reason: 'The hall is too small' }] });
  expect(await world.service.published(bookingGivenBack)).toMatchObject([
    { ticketsEnded: 3, ticketsLeft: 0, reason: 'The hall is too small' },
  ]);
});

test('some tickets without fees, then money out of goodwill, then no more than is left', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const booking = await sold(world);
  const tickets = [booking.tickets[0]!.id];
  expect(await ask.refund(booking, manager, { what: { of: 'tickets', tickets }, withFees: false, seenMinor: 1250 })).toMatchObject({
    status: 201,
  });
  expect(await ask.refund(booking, manager, { what: { of: 'amount', amountMinor: 500 }, seenMinor: 500 })).toMatchObject({ status: 201 });
  expect(await ask.booking(booking.id)).toMatchObject({ state: 'confirmed', refundedMinor: 1750 });
  expect((await ask.booking(booking.id)).tickets.map(({ state }) => state)).toEqual(['cancelled', 'valid', 'valid']);
  const more = await ask.refund(booking, manager, { what: { of: 'amount', amountMinor: 2301 }, seenMinor: 2301 });
  expect(more).toMatchObject({ status: 409, body: { code: 'refund_exceeds_payment', leftMinor: 2300 } });
  expect(await ask.refund(booking, manager, { what: { of: 'order' }, seenMinor: 2300 })).toMatchObject({ status: 201 });
  expect(await ask.booking(booking.id)).toMatchObject({ state: 'cancelled', refundedMinor: 4050 });
});

test('a refund whose figures are old gives nothing back, and the same key gives back once', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const booking = await sold(world);
  const whole = { what: { of: 'order' }, endTickets: false, seenMinor: 4050 };
  expect((await ask.refund(booking, manager, { ...whole, seenMinor: 4000 })).body.code).toBe('amount_changed');
  const twice = await Promise.all([1, 2].map(() => ask.refund(booking, manager, { ...whole, key: 'once-and-for-all' })));
  expect(new Set(twice.map(({ body }) => body.id)).size).toBe(1);
  expect(await ask.requested()).toHaveLength(1);
  // Without ending tickets they stay valid though all the money is back.
  await ask.answer('refunded', (await ask.requested())[0]!);
  expect(await ask.booking(booking.id)).toMatchObject({
    state: 'confirmed',
    tickets: [{ state: 'valid' }, { state: 'valid' }, { state: 'valid' }],
  });
});

test('what was not paid through the provider is paid out by hand, by somebody, once', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const booking = await sold(world, { byHand: true });
  const { body: refund } = await ask.refund(booking, manager, { what: { of: 'order' }, seenMinor: 4050 });
  expect(refund).toMatchObject({ state: 'by_hand' });
  expect(await ask.requested()).toEqual([]);
  expect((await ask.refunds(booking.eventId, manager, '?state=by_hand')).body.items).toMatchObject([{ id: refund.id, buyer: 'Ada' }]);
  const settle = (act: 'retry' | 'paid-out') => ask.settle(booking.eventId, refund.id, { by: manager, act });
  expect((await settle('retry')).body.code).toBe('refund_over');
  expect((await settle('paid-out')).body).toMatchObject({ state: 'done', paidOutBy: 'Mary' });
  expect((await settle('paid-out')).body.code).toBe('refund_over');
  expect(await ask.booking(booking.id)).toMatchObject({ state: 'refunded' });
});

test('an order is refunded for the team only once its money has gone back', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const booking = await sold(world);
  const payment = async () => {
    const url = `/api/bookings/events/${booking.eventId}/orders/${booking.id}`;
    return (await world.service.inject({ url, headers: await world.service.asUser(manager) })).json<Order>().payment;
  };
  await ask.refund(booking, manager, { what: { of: 'amount', amountMinor: 50 }, seenMinor: 50 });
  expect(await payment()).toBe('refunding');
  await ask.answer('refunded', (await ask.requested())[0]!);
  expect(await payment()).toBe('partly_refunded');
  await ask.refund(booking, manager, { what: { of: 'order' }, seenMinor: 4000 });
  await ask.answer('failed', (await ask.requested())[1]!);
  expect(await payment()).toBe('refunding');
  const [rest] = (await ask.refunds(booking.eventId, manager, '?state=failed')).body.items;
  await ask.settle(booking.eventId, rest!.id, { by: manager, act: 'paid-out' });
  expect(await payment()).toBe('refunded');
});

test('a refund that failed is shown, asked for again as another attempt, and old news of the first one changes nothing', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const booking = await sold(world);
  const { body: refund } = await ask.refund(booking, manager, { what: { of: 'order' }, seenMinor: 4050 });
  const [first] = await ask.requested();
  await ask.answer('failed', first!);
  expect((await ask.refunds(booking.eventId, manager, '?state=failed')).body.items).toMatchObject([
    { failure: 'expired_or_canceled_card' },
  ]);
  expect(await ask.booking(booking.id)).toMatchObject({ state: 'cancelled', refunds: [{ state: 'failed', hitch: 'card_gone' }] });
  expect((await ask.settle(booking.eventId, refund.id, { by: manager, act: 'retry' })).body).toMatchObject({ state: 'requested' });
  await ask.answer('failed', first!);
  await ask.answer('refunded', first!);
  expect(await ask.booking(booking.id)).toMatchObject({ refunds: [{ state: 'requested' }] });
  const [, second] = await ask.requested();
  expect(second).toMatchObject({ refundId: refund.id, attempt: 2 });
  await ask.answer('refunded', second!);
  expect(await ask.booking(booking.id)).toMatchObject({ state: 'refunded', refunds: [{ state: 'done' }] });
  // A bank returns it: the booking is not refunded any more, and somebody has to look.
  await ask.answer('failed', second!);
  expect(await ask.booking(booking.id)).toMatchObject({ state: 'refunding', refunds: [{ state: 'failed' }] });
});

test('of a refund that failed only what is not credit again is left to be paid out, and comes out of the till', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const booking = await sold(world);
  const { body: refund } = await ask.refund(booking, manager, { what: { of: 'order' }, seenMinor: 4050 });
  const [first] = await ask.requested();
  await ask.answer('failed', { ...first!, creditMinor: 1050 });
  expect((await ask.refunds(booking.eventId, manager, '?state=failed')).body.items).toMatchObject([
    { amountMinor: 4050, toPayOutMinor: 3000 },
  ]);
  await ask.settle(booking.eventId, refund.id, { by: manager, act: 'paid-out' });
  const { rows } = await world.service.pool.query('select (amount_minor - credited_minor)::int as out, paid_out_with from refunds');
  expect(rows).toEqual([{ out: 3000, paid_out_with: 'cash' }]);
});

test('two of the team give the same order back and it goes back once', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const booking = await sold(world);
  await using gate = await world.service.gate('select 1 from bookings where id = $1 for update', [booking.id]);
  const whole = { what: { of: 'order' }, seenMinor: 4050 };
  const answers = [ask.refund(booking, manager, whole), ask.refund(booking, manager, whole)];
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(answers)).map(({ body }) => body.code ?? body.state).toSorted()).toEqual(['amount_changed', 'requested']);
  expect(await ask.requested()).toHaveLength(1);
});

test('only who may refund does, and nobody of another organizer sees anything', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const booking = await sold(world);
  const foreign = await world.announce(cancellable());
  const owner = person('Otto');
  world.join(foreign, owner, 'owner');
  const roles: Readonly<Record<MemberRole, readonly [see: number, give: number]>> = {
    owner: [200, 201],
    manager: [200, 201],
    box_office: [200, 403],
    viewer: [200, 403],
    check_in: [403, 403],
  };
  for (const [role, [see, give]] of Object.entries(roles)) {
    const member = person(`R${role.replace('_', '')}`);
    world.join({ ...foreign, eventId: booking.eventId, organizerId: foreign.organizerId }, member, role as MemberRole);
    expect([role, (await ask.refundable(booking, member)).status]).toEqual([role, see]);
    expect([role, (await ask.refunds(booking.eventId, member)).status]).toEqual([role, see]);
    const form = { what: { of: 'amount', amountMinor: 1 }, seenMinor: 1 };
    expect([role, (await ask.refund(booking, member, form)).status]).toEqual([role, give]);
  }
  expect((await ask.refundable(booking, owner)).status).toBe(403);
  expect((await ask.refund({ ...booking, eventId: foreign.eventId }, owner, { what: { of: 'order' }, seenMinor: 4050 })).status).toBe(404);
  expect((await ask.refunds(foreign.eventId, owner)).body.items).toEqual([]);
  expect((await ask.refundable(booking, grace)).status).toBe(403);
});

test('nothing can be given back of what was never paid', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const event = await world.announce(cancellable());
  world.join(event, manager, 'manager');
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  expect((await ask.refundable(booking, manager)).body).toMatchObject({ paidMinor: 0, leftMinor: 0 });
  expect((await ask.refund(booking, manager, { what: { of: 'amount', amountMinor: 5 }, seenMinor: 5 })).body.code).toBe(
    'refund_exceeds_payment',
  );
});

test('a hundred identical requests at once give it back once, and are answered alike', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const booking = await sold(world);
  const wanted = { key: newId(), what: { of: 'order' }, seenMinor: 4050 };
  const answers = await Promise.all(Array.from({ length: 100 }, () => ask.refund(booking, manager, wanted)));
  expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 201, body: { amountMinor: 4050 } });
  expect(await ask.requested()).toMatchObject([{ amountMinor: 4050 }]);
  const other = await ask.refund(booking, manager, { ...wanted, what: { of: 'amount', amountMinor: 1 }, seenMinor: 1 });
  expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
});
