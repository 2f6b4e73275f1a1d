import { bookingGivenBack } from '@event-planner/contracts/messages';
import { plainSelfService } from '@event-planner/contracts/self-service';
import { expect, test } from 'vitest';
import { ada, aSeatedEvent, type BookingWorld, bookingWorld, cart, grace } from '../test-world.ts';
import { asking, cancellable, given, terms, withFees } from './test-refunds.ts';

async function bought(world: BookingWorld, event = cancellable(), quantity = 3) {
  await world.announce(event);
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity }]);
  if (booking.totalMinor > 0) await world.pay(booking);
  return asking(world).booking(booking.id);
}

test('a buyer is told to the cent what comes back, cancels one ticket, and its place is free at once', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const booking = await bought(world);
  const look = await ask.cancellation(booking.id);
  expect(look.body).toMatchObject({ possible: true, obstacle: null, terms: { keepBasisPoints: 1000, keepMinor: 50 }, backMinor: 3 * 1075 });
  expect(look.body.tickets[0]).toMatchObject({ paidMinor: 1250, keptMinor: 175, backMinor: 1075 });

  const [ticket] = booking.tickets;
  const answer = await ask.cancel(booking.id, { tickets: [ticket!.id], seenBackMinor: 1075 });
  expect(answer).toMatchObject({ status: 200, body: { state: 'confirmed', refundedMinor: 1075 } });
  expect(answer.body.tickets.map(({ state }) => state)).toEqual(['cancelled', 'valid', 'valid']);
  expect(answer.body.refunds).toMatchObject([
    { amountMinor: 1075, state: 'requested', cause: 'cancelled_by_buyer', tickets: [ticket!.id] },
  ]);
  expect(await given(world, booking.eventId)).toEqual({ sold: 2, seats: [] });
  expect(await ask.requested()).toMatchObject([{ bookingId: booking.id, amountMinor: 1075, currency: 'EUR', attempt: 1 }]);
  expect(await world.service.published(bookingGivenBack)).toMatchObject([
    { cause: 'cancelled_by_buyer', ticketsEnded: 1, ticketsLeft: 2, refundMinor: 1075, state: 'requested', email: 'ada@example.test' },
  ]);
});

test('whoever cancels the last ticket has cancelled the booking, and it is refunded once all it cost is back', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const free = { ...plainSelfService, cancellation: { ...terms, keepBasisPoints: 0, keepMinor: 0 } };
  const booking = await bought(world, cancellable({ selfService: free }), 2);
  await ask.cancel(booking.id, { tickets: [booking.tickets[0]!.id], seenBackMinor: 1250 });
  expect(await ask.cancel(booking.id, { seenBackMinor: 1250 })).toMatchObject({
    status: 200,
    body: { state: 'cancelled', refundedMinor: 2500 },
  });
  for (const refund of await ask.requested()) await ask.answer('refunded', refund);
  expect(await ask.booking(booking.id)).toMatchObject({ state: 'refunded', refunds: [{ state: 'done' }, { state: 'done' }] });
});

test('a seat that is given back is another buyer’s a moment later', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const event = await world.announce(aSeatedEvent({ selfService: { ...plainSelfService, cancellation: terms } }));
  const items = ['stalls-A-1', 'stalls-A-2'].map(seat => ({ ticketTypeId: event.ticketTypes[0]!.id, seat }));
  const pending = await world.bookAs(ada, event, items);
  await world.pay(pending);
  const booking = await ask.booking(pending.id);
  await ask.cancel(booking.id, { tickets: [booking.tickets[1]!.id], seenBackMinor: 1075 });
  expect(await world.holdAs(cart(), event, [items[1]!])).toMatchObject({ status: 201 });
  expect(await world.holdAs(cart(), event, [items[0]!])).toMatchObject({ body: { code: 'taken' } });
});

test('the same key cancels once, and for other tickets is refused', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const booking = await bought(world);
  const [one, two] = booking.tickets.map(({ id }) => id);
  const key = 'cancel-it-once';
  const wanted = { tickets: [one], seenBackMinor: 1075 };
  expect((await Promise.all([1, 2, 3].map(() => ask.cancel(booking.id, wanted, { key })))).map(({ status }) => status)).toEqual([
    200, 200, 200,
  ]);
  expect(await ask.requested()).toHaveLength(1);
  expect((await ask.cancel(booking.id, { tickets: [two], seenBackMinor: 1075 }, { key })).body.code).toBe('idempotency_key_reused');
  expect(await given(world, booking.eventId)).toMatchObject({ sold: 2 });
});

test('terms that changed since the buyer looked cancel nothing', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const event = cancellable();
  const booking = await bought(world, event);
  const dearer = { ...plainSelfService, cancellation: { ...terms, keepBasisPoints: 5000 } };
  await world.announce({ ...event, version: 2, selfService: dearer });
  expect(await ask.cancel(booking.id, { seenBackMinor: 3225 })).toMatchObject({
    status: 409,
    body: { code: 'amount_changed', amountMinor: 1725 },
  });
  expect(await ask.booking(booking.id)).toMatchObject({ state: 'confirmed', refunds: [] });
});

test.for<[why: string, prepare: (world: BookingWorld) => Promise<string>]>([
  ['not_offered', async world => (await bought(world, cancellable({ selfService: plainSelfService }))).id],
  [
    'too_late',
    async world => {
      const { id } = await bought(world);
      world.service.clock.advance((Date.parse('2030-08-31T18:00:00Z') - world.service.clock.now().getTime()) / 1000);
      return id;
    },
  ],
  [
    'not_confirmed',
    async world => {
      const event = await world.announce(cancellable());
      return (await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }])).id;
    },
  ],
  [
    'event_cancelled',
    async world => {
      const event = cancellable();
      const { id } = await bought(world, event);
      await world.announce({ ...event, version: 2, state: 'cancelled' });
      return id;
    },
  ],
])('what cannot be cancelled says why: %s', async ([why, prepare]) => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const id = await prepare(world);
  expect((await ask.cancellation(id)).body).toMatchObject({ possible: false, obstacle: why, backMinor: 0 });
  expect(await ask.cancel(id, { seenBackMinor: 0 })).toMatchObject({
    status: 409,
    body: { code: 'cancellation_not_possible', obstacle: why },
  });
});

test('fees stay paid, and are told', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const booking = await bought(world, withFees(), 2);
  expect(booking.totalMinor).toBe(2700);
  expect((await ask.cancellation(booking.id)).body).toMatchObject({ feesMinor: 200, backMinor: 2 * 1075 });
  await ask.cancel(booking.id, { seenBackMinor: 2150 });
  for (const refund of await ask.requested()) await ask.answer('refunded', refund);
  // Not all of it went back: the booking is cancelled, not refunded.
  expect(await ask.booking(booking.id)).toMatchObject({ state: 'cancelled', refundedMinor: 2150 });
});

test('a free booking is cancelled, and no money is asked for', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const event = cancellable();
  const booking = await bought(world, { ...event, ticketTypes: [{ ...event.ticketTypes[0]!, priceMinor: 0 }] }, 1);
  expect(await ask.cancel(booking.id, { seenBackMinor: 0 })).toMatchObject({
    body: { state: 'cancelled', refunds: [{ amountMinor: 0, state: 'done' }] },
  });
  expect(await ask.requested()).toEqual([]);
});

test('somebody else’s booking does not exist', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const booking = await bought(world);
  expect((await ask.cancellation(booking.id, grace)).status).toBe(404);
  expect((await ask.cancel(booking.id, { seenBackMinor: 3225 }, { by: grace })).status).toBe(404);
});

test('two devices of one buyer cancel the same ticket and it ends once', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const booking = await bought(world);
  const wanted = { tickets: [booking.tickets[0]!.id], seenBackMinor: 1075 };
  await using gate = await world.service.gate('select 1 from bookings where id = $1 for update', [booking.id]);
  const answers = [ask.cancel(booking.id, wanted), ask.cancel(booking.id, wanted)];
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(answers)).map(({ status, body }) => body.code ?? status).toSorted()).toEqual([200, 'no_such_ticket']);
  expect(await given(world, booking.eventId)).toMatchObject({ sold: 2 });
  expect(await ask.requested()).toHaveLength(1);
});
