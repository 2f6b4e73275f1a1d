import { bookingGivenBack, bookingRefundRecorded, bookingRefundRequested } from '@event-planner/contracts/messages';
import { paymentGivenBackAtProvider } from '@event-planner/contracts/payment-messages';
import { newId } from '@event-planner/platform/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ada, type BookingWorld, bookingWorld } from '../test-world.ts';
import { asking, cancellable, given } from './test-refunds.ts';

let world: BookingWorld;
beforeAll(async () => void (world = await bookingWorld()));
afterAll(() => world[Symbol.asyncDispose]());

/** Two tickets of Ada's for 12.50 € each, paid for. */
async function bought() {
  const event = cancellable();
  await world.announce(event);
  const headers = await world.service.asUser(ada);
  const hold = (await world.holdAs(headers, event, [{ ticketTypeId: event.ticketTypes[0]?.id ?? '', quantity: 2 }])).body;
  const { body } = await world.book(headers, hold);
  await world.pay(body);
  const booking = await asking(world).booking(body.id);
  const { rows } = await world.service.pool.query<{ paymentId: string }>('select payment_id as "paymentId" from bookings where id = $1', [
    body.id,
  ]);
  return { event, booking, paymentId: rows[0]?.paymentId ?? '' };
}

const says = (
  { booking, paymentId }: Awaited<ReturnType<typeof bought>>,
  change: { readonly amountMinor: number; readonly tickets: 'all' | string[]; readonly providerRefundId: string },
) => world.service.deliver(paymentGivenBackAtProvider, { bookingId: booking.id, paymentId, currency: 'EUR', by: null, ...change });

test('a whole payment that went back at the provider ends the booking, once, and nobody is asked for the money again', async () => {
  const sold = await bought();
  const news = { amountMinor: 2500, tickets: 'all' as const, providerRefundId: 're_whole' };
  await says(sold, news);
  await says(sold, news);
  const booking = await asking(world).booking(sold.booking.id);
  expect(booking).toMatchObject({ state: 'refunded', refundedMinor: 2500 });
  expect(booking.refunds).toMatchObject([{ cause: 'at_provider', amountMinor: 2500, state: 'done' }]);
  expect(await given(world, sold.event.eventId)).toMatchObject({ sold: 0 });
  const ofThis = ({ bookingId }: { readonly bookingId: string }) => bookingId === booking.id;
  expect((await world.service.published(bookingRefundRequested)).filter(ofThis)).toEqual([]);
  expect((await world.service.published(bookingRefundRecorded)).filter(ofThis)).toMatchObject([{ amountMinor: 2500, state: 'done' }]);
  expect((await world.service.published(bookingGivenBack)).filter(ofThis)).toMatchObject([{ ticketsEnded: 2, refundMinor: 2500 }]);
});

test('for named tickets these end and the others stay; for an amount none ends', async () => {
  const sold = await bought();
  const [first, second] = sold.booking.tickets;
  await says(sold, { amountMinor: 1250, tickets: [first?.id ?? ''], providerRefundId: 're_ticket' });
  const one = await asking(world).booking(sold.booking.id);
  expect(one).toMatchObject({ state: 'confirmed', refundedMinor: 1250 });
  expect(one.tickets.map(({ id, state }) => [id, state])).toEqual([
    [first?.id, 'cancelled'],
    [second?.id, 'valid'],
  ]);
  await says(sold, { amountMinor: 300, tickets: [], providerRefundId: 're_amount' });
  const less = await asking(world).booking(sold.booking.id);
  expect(less).toMatchObject({ state: 'confirmed', refundedMinor: 1550 });
  expect(less.tickets.map(({ state }) => state)).toEqual(['cancelled', 'valid']);
});

test('more than is left of what was paid is not noted: the message waits for people', async () => {
  const sold = await bought();
  const tooMuch = says(sold, { amountMinor: 2501, tickets: 'all', providerRefundId: `re_${newId()}` });
  expect(await tooMuch).toMatchObject({ outcome: 'failed' });
  expect(await asking(world).booking(sold.booking.id)).toMatchObject({ state: 'confirmed', refundedMinor: 0 });
});
