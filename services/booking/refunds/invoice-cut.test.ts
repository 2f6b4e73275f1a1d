import type { Till } from '@event-planner/contracts/box-office';
import { bookingGivenBack } from '@event-planner/contracts/messages';
import type { Order } from '@event-planner/contracts/orders';
import { paymentInvoiceCut } from '@event-planner/contracts/payment-messages';
import { newId } from '@event-planner/platform/ids';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { ada, type BookingWorld, bookingWorld } from '../test-world.ts';
import { asking, withFees } from './test-refunds.ts';

const manager = person('Mary');

/** An order on an invoice that goes back whole. */
async function refunded(world: BookingWorld) {
  const ask = asking(world);
  const event = withFees();
  await world.announce(event);
  world.join(event, manager, 'manager');
  const { id: bookingId } = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  await world.pay(await ask.booking(bookingId));
  await world.service.pool.query(`update bookings set payment_id = null, paid_with = 'invoice' where id = $1`, [bookingId]);
  const { body: refund } = await ask.refund(await ask.booking(bookingId), manager, { what: { of: 'order' }, seenMinor: 1350 });
  const cut = async (cutMinor: number) =>
    world.service.deliver(paymentInvoiceCut, { paymentId: newId(), bookingId, refundId: refund.id, cutMinor, currency: 'EUR' });
  const order = async () =>
    (
      await world.service.inject({
        url: `/api/bookings/events/${event.eventId}/orders/${bookingId}`,
        headers: await world.service.asUser(manager),
      })
    ).json<Order>();
  const seen = async () => (await ask.refunds(event.eventId, manager)).body.items;
  const till = async () =>
    (
      await world.service.inject({
        url: `/api/bookings/box-office/till?organizerId=${event.organizerId}&day=${world.service.clock.now().toISOString().slice(0, 10)}&timeZone=UTC`,
        headers: await world.service.asUser(manager),
      })
    ).json<Till>().rows;
  return { ask, order, till, eventId: event.eventId, bookingId, refund, cut, seen };
}

test.each([
  [
    'nothing is paid out, and nothing is refunded',
    1350,
    { state: 'done', toPayOutMinor: 0 },
    { state: 'cancelled', payment: 'off_invoice' },
  ],
  ['what was paid is still to be paid out', 1000, { state: 'by_hand', toPayOutMinor: 350 }, { state: 'cancelled', payment: 'refunding' }],
] as const)('of a refund that is off an unpaid invoice %s', async (_, offInvoiceMinor, left, booked) => {
  await using world = await bookingWorld();
  const { ask, bookingId, order, refund, cut, seen } = await refunded(world);
  expect(refund).toMatchObject({ state: 'by_hand', toPayOutMinor: 1350, offInvoiceMinor: 0 });
  expect(await world.service.published(bookingGivenBack)).toMatchObject([{ refundId: refund.id, byInvoice: true }]);
  await cut(offInvoiceMinor);
  await cut(offInvoiceMinor);
  expect(await seen()).toMatchObject([{ ...left, offInvoiceMinor, paidOutBy: null }]);
  expect(await ask.booking(bookingId)).toMatchObject({ state: booked.state, refunds: [{ state: left.state, offInvoiceMinor }] });
  expect(await order()).toMatchObject({ ...booked, refundedMinor: 1350, offInvoiceMinor });
  const kinds = (await order()).history.map(({ kind }) => kind);
  expect([kinds.includes('off_invoice'), kinds.includes('refunded')]).toEqual([left.state === 'done', false]);
});

test('what somebody noted as paid out stays so, whatever is heard of its invoice later', async () => {
  await using world = await bookingWorld();
  const { ask, eventId, refund, cut, seen } = await refunded(world);
  await ask.settle(eventId, refund.id, { by: manager, act: 'paid-out' });
  await cut(1350);
  expect(await seen()).toMatchObject([{ state: 'done', paidOutBy: 'Mary', offInvoiceMinor: 0 }]);
});

test('only what is paid out of it comes out of the till', async () => {
  await using world = await bookingWorld();
  const { ask, till, eventId, refund, cut } = await refunded(world);
  await cut(1000);
  await ask.settle(eventId, refund.id, { by: manager, act: 'paid-out' });
  expect(await till()).toMatchObject([{ kind: 'refunded', paidWith: 'cash', amountMinor: -350 }]);
});

test('a part that was taken off an unpaid invoice refunds nothing: the rest is owed as before', async () => {
  await using world = await bookingWorld();
  const { ask, order, cut, bookingId, refund } = await refunded(world);
  await world.service.pool.query(`update refunds set amount_minor = 300 where id = $1`, [refund.id]);
  await world.service.pool.query(`update bookings set refunded_minor = 300 where id = $1`, [bookingId]);
  await cut(300);
  expect(await order()).toMatchObject({ payment: 'by_invoice', refundedMinor: 300, offInvoiceMinor: 300 });
  expect(await ask.booking(bookingId)).toMatchObject({ state: 'cancelled' });
});

test('once money is paid back beside what was off the invoice, the order is refunded', async () => {
  await using world = await bookingWorld();
  const { ask, order, eventId, refund, cut } = await refunded(world);
  await cut(1000);
  await ask.settle(eventId, refund.id, { by: manager, act: 'paid-out' });
  expect(await order()).toMatchObject({ state: 'refunded', payment: 'refunded', refundedMinor: 1350, offInvoiceMinor: 1000 });
});
