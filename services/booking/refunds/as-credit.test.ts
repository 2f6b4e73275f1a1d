import type { BackAs } from '@event-planner/contracts/self-service';
import { bookingGivenBack, bookingRefundRecorded } from '@event-planner/contracts/messages';
import { plainSelfService } from '@event-planner/contracts/self-service';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { ada, type BookingWorld, bookingWorld } from '../test-world.ts';
import { asking, terms, withFees } from './test-refunds.ts';

const manager = person('Mary');

async function bought(world: BookingWorld, backAs?: BackAs) {
  const event = withFees({ selfService: { ...plainSelfService, cancellation: { ...terms, ...(backAs && { backAs }) } } });
  await world.announce(event);
  world.join(event, manager, 'manager');
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 3 }]);
  await world.pay(booking);
  return { event, booking: await asking(world).booking(booking.id) };
}

test('the team gives an order back as credit: payment is told whose and at whom, and the buyer reads that it is credit', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const { event, booking } = await bought(world);
  expect((await ask.refundable(booking, manager)).body).toMatchObject({ creditPossible: true });
  const answer = await ask.refund(booking, manager, { what: { of: 'order' }, asCredit: true, seenMinor: 4050 });
  expect(answer).toMatchObject({ status: 201, body: { asCredit: true, state: 'requested' } });
  const [asked] = await ask.requested();
  expect(asked).toMatchObject({ amountMinor: 4050, credit: { organizerId: event.organizerId, userId: ada.sub } });
  expect(await world.service.published(bookingRefundRecorded)).toMatchObject([{ amountMinor: 4050, paymentId: asked!.paymentId }]);
  expect(await world.service.published(bookingGivenBack)).toMatchObject([{ asCredit: true, refundMinor: 4050 }]);
  await ask.answer('refunded', asked!);
  expect(await ask.booking(booking.id)).toMatchObject({ state: 'refunded', refunds: [{ asCredit: true, state: 'done' }] });
});

test('of a refund that went back on the card and as credit both parts are told, to buyer and team, also where the card took none', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const { booking } = await bought(world);
  await ask.refund(booking, manager, { what: { of: 'order' }, seenMinor: 4050 });
  const [asked] = await ask.requested();
  expect((await ask.booking(booking.id)).refunds).toMatchObject([{ state: 'requested', creditedMinor: 0 }]);
  await ask.answer('refunded', { ...asked!, creditMinor: 1500 });
  expect((await ask.booking(booking.id)).refunds).toMatchObject([
    { state: 'done', asCredit: false, amountMinor: 4050, creditedMinor: 1500 },
  ]);
  const told = async () => (await ask.refundable(booking, manager)).body.refunds;
  expect(await told()).toMatchObject([{ state: 'done', creditedMinor: 1500 }]);
  await ask.answer('failed', { ...asked!, creditMinor: 1500 });
  expect(await told()).toMatchObject([{ state: 'failed', creditedMinor: 1500, toPayOutMinor: 2550 }]);
});

test('what was paid by transfer may become credit; what was paid at a desk, or is another’s, may not', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const { booking } = await bought(world);
  const set = (sql: string) => world.service.pool.query(`update bookings set ${sql} where id = $1`, [booking.id]);
  const give = () => ask.refund(booking, manager, { what: { of: 'amount', amountMinor: 100 }, asCredit: true, seenMinor: 100 });
  await set(`paid_with = 'bank_transfer'`);
  expect(await give()).toMatchObject({ status: 201, body: { asCredit: true, state: 'requested' } });
  for (const change of [`paid_with = 'invoice'`, `paid_with = null, origin = 'transfer'`, `origin = 'box_office', payment_id = null`]) {
    await set(change);
    expect((await ask.refundable(booking, manager)).body).toMatchObject({ creditPossible: false });
    expect(await give()).toMatchObject({ status: 409, body: { code: 'refund_way_not_offered' } });
  }
  expect(await ask.requested()).toHaveLength(1);
});

test.each<[BackAs | undefined, BackAs, boolean, boolean]>([
  [undefined, 'original', true, false],
  ['original', 'original', true, false],
  ['choice', 'choice', true, true],
  ['credit', 'credit', false, true],
])('under terms of %s a buyer is offered %s', async (backAs, offered, asMoney, asCredit) => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const { booking } = await bought(world, backAs);
  expect((await ask.cancellation(booking.id)).body).toMatchObject({ backAs: offered });
  const [one, other] = booking.tickets;
  const { backMinor } = (await ask.cancellation(booking.id)).body.tickets[0]!;
  for (const [ticket, wanted, possible] of [
    [one!, false, asMoney],
    [other!, true, asCredit],
  ] as const) {
    const answer = await ask.cancel(booking.id, { tickets: [ticket.id], seenBackMinor: backMinor, asCredit: wanted });
    expect(answer).toMatchObject(possible ? { status: 200 } : { status: 409, body: { code: 'refund_way_not_offered' } });
  }
  expect((await ask.requested()).map(({ credit }) => credit !== undefined)).toEqual([
    ...(asMoney ? [false] : []),
    ...(asCredit ? [true] : []),
  ]);
});

test('the orders of a cancelled event become credit where they can, and go back by hand where they cannot', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const { event, booking } = await bought(world);
  const atDesk = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  await world.pay(atDesk);
  await world.service.pool.query('update bookings set payment_id = null where id = $1', [atDesk.id]);
  await world.announce({ ...event, version: 2, state: 'cancelled' as const });
  const { figures } = (await ask.eventCancellation(event.eventId, manager)).body;
  const seen = { orders: figures.orders, ...figures.withFees };
  const started = await ask.startCancellation(event.eventId, manager, { withFees: true, asCredit: true, seen });
  expect(started).toMatchObject({ status: 202, body: { run: { asCredit: true } } });
  await world.service.running.runJob('refund-cancelled-events');
  expect(await ask.requested()).toMatchObject([{ bookingId: booking.id, credit: { userId: ada.sub } }]);
  expect(await ask.booking(booking.id)).toMatchObject({ refunds: [{ asCredit: true, state: 'requested' }] });
  expect(await ask.booking(atDesk.id)).toMatchObject({ refunds: [{ asCredit: false, state: 'by_hand' }] });
});
