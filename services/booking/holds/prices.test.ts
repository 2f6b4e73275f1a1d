import { bookingConfirmed } from '@event-planner/contracts/messages';
import { expect, test } from 'vitest';
import { ada, anEvent, aSeatedEvent, type BookingWorld, bookingWorld, cart, ticketType } from '../test-world.ts';

const early = { name: 'Early', priceMinor: 900, until: '2030-06-01T12:00:00Z', quantity: 3 };
const phased = (changes: Parameters<typeof ticketType>[0] = {}) => ticketType({ phases: [early], ...changes });
const some = (type: { readonly id: string }, quantity = 1, more: object = {}) => [{ ticketTypeId: type.id, quantity, ...more }];
const pricesOf = ({ body }: Awaited<ReturnType<BookingWorld['holdAs']>>) =>
  body.lines.map(line => [line.quantity, line.priceMinor, line.phase]);
const nowOf = async ({ service }: BookingWorld, eventId: string) =>
  (await service.inject({ url: `/api/bookings/availability/${eventId}` })).json().ticketTypes[0];

test('an early price holds for so many places, and a request beyond them is split at the boundary', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent({ ticketTypes: [phased()] }));
  const [type] = event.ticketTypes as [(typeof event.ticketTypes)[number]];
  expect(await nowOf(world, event.eventId)).toMatchObject({
    priceMinor: 900,
    phase: 'Early',
    phaseLeft: 3,
    until: '2030-06-01T12:00:00.000Z',
  });
  const first = await world.holdAs(cart(), event, some(type, 2));
  expect(pricesOf(first)).toEqual([[2, 900, 'Early']]);
  expect(await nowOf(world, event.eventId)).toMatchObject({ priceMinor: 900, phaseLeft: 1 });
  const second = await world.holdAs(cart(), event, some(type, 4));
  expect(pricesOf(second)).toEqual([
    [1, 900, 'Early'],
    [3, 1250, undefined],
  ]);
  expect(second.body.totalMinor).toBe(900 + 3 * 1250);
  expect(await nowOf(world, event.eventId)).toMatchObject({ priceMinor: 1250, phase: null, phaseLeft: null, until: null });
});

test('an early price is over at its moment, and a hold that expires or is given back returns its early places', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent({ ticketTypes: [phased()] }));
  const [type] = event.ticketTypes as [(typeof event.ticketTypes)[number]];
  const mine = cart();
  const { body: hold } = await world.holdAs(mine, event, some(type, 3));
  expect(pricesOf(await world.holdAs(cart(), event, some(type)))).toEqual([[1, 1250, undefined]]);
  await world.service.inject({ method: 'DELETE', url: `/api/bookings/holds/${hold.id}`, headers: mine });
  expect(pricesOf(await world.holdAs(cart(), event, some(type, 3)))).toEqual([[3, 900, 'Early']]);
  world.service.clock.advance(600);
  expect(pricesOf(await world.holdAs(cart(), event, some(type, 2)))).toEqual([[2, 900, 'Early']]);
  world.service.clock.advance(2 * 60 * 60);
  expect(pricesOf(await world.holdAs(cart(), event, some(type)))).toEqual([[1, 1250, undefined]]);
});

test('seats have early prices as well, and what is paid late keeps the price it was promised', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(
    aSeatedEvent({ ticketTypes: [phased({ category: 'gold', capacity: null, phases: [{ ...early, quantity: 1 }] })] }),
  );
  const seat = (number: number) => ({ ticketTypeId: event.ticketTypes[0]!.id, seat: `stalls-A-${number}` });
  const booking = await world.bookAs(ada, event, [seat(1), seat(2)]);
  expect(booking.lines.map(line => line.priceMinor)).toEqual([900, 1250]);
  world.service.clock.advance(15 * 60);
  expect(pricesOf(await world.holdAs(cart(), event, [seat(3)]))).toEqual([[1, 900, 'Early']]);
  const paymentId = await world.pay(booking);
  const counters = async () => (await world.service.pool.query('select held, sold from counters')).rows;
  expect(await counters()).toEqual([{ held: 1, sold: 1 }]);
  await world.giveBack(booking, paymentId);
  expect(await counters()).toEqual([{ held: 1, sold: 0 }]);
});

test('a hold is refused when it would cost other than what was shown, and says what it costs now', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent({ ticketTypes: [phased()] }));
  const [type] = event.ticketTypes as [(typeof event.ticketTypes)[number]];
  await world.holdAs(cart(), event, some(type, 2));
  const refused = await world.holdAs(cart(), event, some(type, 2, { seenPriceMinor: 900 }));
  expect(refused).toMatchObject({ status: 409, body: { code: 'price_changed', ticketTypes: [type.id] } });
  expect(refused.body.prices).toEqual([
    { ticketTypeId: type.id, quantity: 1, priceMinor: 900, phase: 'Early' },
    { ticketTypeId: type.id, quantity: 1, priceMinor: 1250, phase: null },
  ]);
  const shown = refused.body.prices?.map(({ quantity, priceMinor }) => ({ ticketTypeId: type.id, quantity, seenPriceMinor: priceMinor }));
  expect((await world.holdAs(cart(), event, shown ?? [])).status).toBe(201);
  await world.announce({ ...event, version: 2, ticketTypes: [{ ...type, priceMinor: 1000 }] });
  expect((await world.holdAs(cart(), event, some(type, 1, { seenPriceMinor: 1250 }))).body.code).toBe('price_changed');
  expect((await world.holdAs(cart(), event, some(type, 1, { seenPriceMinor: 1000 }))).status).toBe(201);
});

test('where the buyer chooses the price it is between bounds, and nowhere else', async () => {
  await using world = await bookingWorld();
  const chosen = ticketType({ pricing: 'chosen', priceMinor: 500 });
  const event = await world.announce(anEvent({ ticketTypes: [chosen, ticketType()] }));
  const hold = (priceMinor?: number, type = chosen) =>
    world.holdAs(cart(), event, some(type, 2, priceMinor === undefined ? {} : { priceMinor }));
  expect((await hold(500)).body).toMatchObject({ totalMinor: 1000 });
  expect((await hold(1234)).body).toMatchObject({ totalMinor: 2468, lines: [{ priceMinor: 1234 }] });
  for (const answer of [await hold(), await hold(499), await hold(10_000_001), await hold(1250, event.ticketTypes[1])])
    expect(answer).toMatchObject({ status: 422, body: { code: 'price_invalid' } });
});

test('an order that comes to more than anybody is charged is refused, not a failure of ours', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent({ ticketTypes: [ticketType({ priceMinor: 60_000_000_000 })] }));
  expect(await world.holdAs(cart(), event, some(event.ticketTypes[0]!, 2))).toMatchObject({ status: 422, body: { code: 'price_invalid' } });
});

test('fees and taxes are in the price from the hold to the confirmation, whatever changes meanwhile', async () => {
  await using world = await bookingWorld();
  const told = anEvent({
    ticketTypes: [
      ticketType({ priceMinor: 1000, taxIds: ['vat', 'gone'] }),
      ticketType({ kind: 'donation', pricing: 'chosen', priceMinor: 0 }),
    ],
    rules: {
      pricesInclude: 'no_taxes',
      taxes: [{ id: 'vat', name: 'VAT', basisPoints: 2000 }],
      fees: [{ id: 'service', name: 'Service', kind: 'per_ticket', basisPoints: 0, amountMinor: 50, taxIds: ['vat'] }],
    },
  });
  const event = await world.announce(told);
  const [ticket, gift] = event.ticketTypes as [(typeof event.ticketTypes)[number], (typeof event.ticketTypes)[number]];
  const booking = await world.bookAs(ada, event, [...some(ticket, 2), ...some(gift, 1, { priceMinor: 300 })]);
  const price = {
    subtotalMinor: 2300,
    fees: [{ id: 'service', name: 'Service', amountMinor: 100 }],
    taxes: [{ id: 'vat', name: 'VAT', basisPoints: 2000, included: false, netMinor: 2100, taxMinor: 420 }],
    totalMinor: 2820,
    reverseCharge: false,
  };
  expect(booking).toMatchObject({ price, totalMinor: 2820 });
  await world.announce({ ...told, version: 2, rules: { pricesInclude: 'taxes', taxes: [], fees: [] } });
  await world.pay(booking);
  const url = `/api/bookings/${booking.id}`;
  expect((await world.service.inject({ url, headers: await world.service.asUser(ada) })).json()).toMatchObject({
    state: 'confirmed',
    price,
  });
  expect(await world.service.published(bookingConfirmed)).toMatchObject([{ totalMinor: 2820, price }]);
});
