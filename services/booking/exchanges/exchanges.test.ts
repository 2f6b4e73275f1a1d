import { bookingRefundRequested, bookingRejected, paymentCompleted } from '@event-planner/contracts/messages';
import type { Booking } from '@event-planner/contracts/booking';
import type { EventInventory } from '@event-planner/contracts/event';
import type { ExchangeQuote } from '@event-planner/contracts/exchange';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { movingWorld, type MovingWorld, number, seats } from '../moves/test-moves.ts';
import { ada, alan, cart, grace, type Items, ticketType } from '../test-world.ts';

const hold = async (world: MovingWorld, user: typeof ada, event: EventInventory, items: Items): Promise<string> =>
  (await world.holdAs(await world.service.asUser(user), event, items)).body.id;
const exchange = async (
  world: MovingWorld,
  booking: Booking,
  holdId: string,
  { by = ada, seen }: { by?: typeof ada; seen?: number } = {},
) => {
  const ticketIds = booking.tickets.map(ticket => ticket.id);
  const quote = await world.ask<ExchangeQuote>(by, `POST /${booking.id}/exchanges/quote`, { ticketIds, holdId });
  const seenDifferenceMinor = seen ?? quote.body.held?.differenceMinor ?? 0;
  return world.ask(by, `POST /${booking.id}/exchanges`, { holdId, ticketIds, attendeeName: by.name, seenDifferenceMinor });
};
const money = async ({ service }: MovingWorld) =>
  (
    await service.pool.query('select total_minor, carried_minor, moved_minor, refunded_minor from bookings order by carried_minor')
  ).rows.map(row => Object.values(row).map(Number));

test('an exchange for more costs the difference and the fee, and changes nothing until that is paid', async () => {
  await using world = await movingWorld();
  const event = await world.seated();
  const booking = await world.bought(ada, event, seats(event, 'stalls-B-1'));
  const held = await hold(world, ada, event, seats(event, 'stalls-A-1'));
  const ticketIds = [booking.tickets[0]!.id];
  const { body: quote } = await world.ask<ExchangeQuote>(ada, `POST /${booking.id}/exchanges/quote`, { ticketIds, holdId: held });
  expect(quote).toMatchObject({
    creditMinor: 800,
    feeMinor: 200,
    currency: 'EUR',
    eventIds: [event.eventId],
    held: { totalMinor: 1250, differenceMinor: 650 },
  });
  expect((await exchange(world, booking, held, { seen: 649 })).body).toMatchObject({ code: 'price_changed', differenceMinor: 650 });
  const { status, body: made } = await exchange(world, booking, held);
  expect(status).toBe(201);
  expect(made).toMatchObject({
    state: 'pending',
    totalMinor: 650,
    origin: 'exchange',
    parentId: booking.id,
    replaces: { bookingId: booking.id, differenceMinor: 650 },
  });
  expect(await world.get(ada, booking.id)).toMatchObject({ replacedBy: [], tickets: [{ state: 'valid' }] });
  await world.pay(made);
  expect(await world.get(ada, made.id)).toMatchObject({ state: 'confirmed', tickets: [{ seat: 'stalls-A-1', state: 'valid' }] });
  expect(await world.get(ada, booking.id)).toMatchObject({
    state: 'transferred',
    tickets: [{ state: 'exchanged' }],
    replacedBy: [{ id: made.id, reference: made.reference }],
  });
  expect((await world.claims()).map(claim => claim.seat)).toEqual(['stalls-A-1']);
  expect(await money(world)).toEqual([
    [800, 0, 800, 0],
    [650, 800, 0, 0],
  ]);
  expect(await world.service.published(bookingRefundRequested)).toEqual([]);
});

test('an exchange for less is made at once, and the difference goes back once', async () => {
  await using world = await movingWorld();
  const event = await world.seated();
  const booking = await world.bought(ada, event, seats(event, 'stalls-A-1'));
  const held = await hold(world, ada, event, seats(event, 'stalls-B-1'));
  const { body: made } = await exchange(world, booking, held);
  expect(made).toMatchObject({ state: 'confirmed', totalMinor: 0, replaces: { differenceMinor: -250 } });
  expect(await world.service.published(bookingRefundRequested)).toMatchObject([
    { bookingId: booking.id, amountMinor: 250, cause: 'exchanged' },
  ]);
  expect((await world.claims()).map(claim => claim.seat)).toEqual(['stalls-B-1']);
  expect(await money(world)).toEqual([
    [1250, 0, 1000, 250],
    [0, 1000, 0, 0],
  ]);
});

test('tickets are exchanged for another date of the series, and for no other event', async () => {
  await using world = await movingWorld();
  const seriesId = newId();
  const event = await world.counted({ seriesId });
  const other = await world.counted({
    seriesId,
    organizerId: event.organizerId,
    startsAt: '2030-09-02T18:00:00Z',
    endsAt: '2030-09-02T21:00:00Z',
  });
  const stranger = await world.counted({ seriesId: newId() });
  const booking = await world.bought(ada, event, number(event, 2));
  expect((await exchange(world, booking, await hold(world, ada, stranger, number(stranger, 2)))).body.code).toBe('not_exchangeable');
  const { body: made } = await exchange(world, booking, await hold(world, ada, other, number(other, 2)));
  expect(made).toMatchObject({ totalMinor: 400, eventId: other.eventId });
  await world.pay(made);
  expect((await world.service.pool.query('select event_id, sold from counters where sold > 0')).rows).toEqual([
    { event_id: other.eventId, sold: 2 },
  ]);
});

test('who has as many as one may have exchanges them all the same', async () => {
  await using world = await movingWorld();
  const [plain, better] = [ticketType({ name: 'Plain' }), ticketType({ name: 'Better', priceMinor: 2000 })];
  const event = await world.counted({ maxPerPerson: 2, ticketTypes: [plain, better] });
  const booking = await world.bought(ada, event, number(event, 2));
  const items = [{ ticketTypeId: better.id, quantity: 2 }];
  expect((await world.holdAs(await world.service.asUser(ada), event, items)).body.code).toBe('limit');
  const headers = await world.service.asUser(ada);
  const ticketIds = booking.tickets.map(ticket => ticket.id);
  const held = await world.service.inject({
    method: 'POST',
    url: '/api/bookings/holds',
    headers,
    payload: { eventId: event.eventId, items, exchange: { bookingId: booking.id, ticketIds } },
  });
  expect(held.statusCode).toBe(201);
  // They become the exchange, and no purchase beside it: neither by itself nor out of the cart.
  const { body: bought } = await world.book(headers, held.json());
  expect(bought).toMatchObject({ status: 409, code: 'hold_of_exchange', exchangeOf: booking.id });
  const together = await world.ask(ada, 'POST /cart/book', { holds: [{ holdId: held.json().id }], attendeeName: 'Ada' });
  expect(together.body).toMatchObject({ code: 'cart_refused', refusals: [{ code: 'hold_of_exchange' }] });
  const { body: made } = await exchange(world, booking, held.json().id);
  await world.pay(made);
  expect(await world.get(ada, made.id)).toMatchObject({ state: 'confirmed' });
});

test.each(['refunded', 'passed on', 'checked in', 'exchanged'] as const)(
  'the payment for tickets that were %s meanwhile goes back',
  async what => {
    await using world = await movingWorld();
    const event = await world.seated();
    const booking = await world.bought(ada, event, seats(event, 'stalls-B-1'));
    const { body: made } = await exchange(world, booking, await hold(world, ada, event, seats(event, 'stalls-A-1')));
    const ticketId = booking.tickets[0]!.id;
    if (what === 'passed on') await world.accept(grace, (await world.offered(ada, booking)).token);
    if (what === 'checked in')
      await world.service.pool.query(
        `insert into check_ins (ticket_id, event_id, ticket_type_id, version, inside, entries, last_at, gate_id, device) select id, event_id, ticket_type_id, 1, true, 1, now(), $2, 'x' from tickets where id = $1`,
        [ticketId, event.eventId],
      );
    if (what === 'exchanged') {
      const { body: first } = await exchange(world, booking, await hold(world, ada, event, seats(event, 'stalls-B-2')));
      await world.pay(first);
    }
    if (what === 'refunded') await world.service.pool.query(`update bookings set refunded_minor = total_minor where id = $1`, [booking.id]);
    await world.pay(made);
    expect(await world.get(ada, made.id)).toMatchObject({ state: 'refunding' });
    expect(await world.service.published(bookingRejected)).toMatchObject([{ bookingId: made.id }]);
    expect((await world.claims()).map(claim => claim.seat)).not.toContain('stalls-A-1');
  },
);

test('the payment for a ticket that went to an order of its own meanwhile goes back, and no other ticket stands for it', async () => {
  await using world = await movingWorld();
  const event = await world.seated();
  const booking = await world.bought(ada, event, seats(event, 'stalls-B-1', 'stalls-B-2'));
  const ticketIds = [booking.tickets[0]!.id];
  const holdId = await hold(world, ada, event, seats(event, 'stalls-A-1'));
  const form = { holdId, ticketIds, attendeeName: 'Ada', seenDifferenceMinor: 1250 + 200 - 800 };
  const { body: made } = await world.ask(ada, `POST /${booking.id}/exchanges`, form);
  const { body: own, status } = await world.ask(ada, `POST /${booking.id}/split`, { ticketIds });
  expect(status).toBe(201);
  await world.pay(made);
  expect(await world.get(ada, made.id)).toMatchObject({ state: 'refunding' });
  const tickets = [...(await world.get(ada, booking.id)).tickets, ...(await world.get(ada, own.id)).tickets];
  expect(tickets.map(ticket => [ticket.seat, ticket.state]).toSorted()).toEqual([
    ['stalls-B-1', 'valid'],
    ['stalls-B-2', 'valid'],
  ]);
});

test('old tickets stay valid when the difference is never paid, and a late payment still exchanges them', async () => {
  await using world = await movingWorld();
  const event = await world.seated();
  const booking = await world.bought(ada, event, seats(event, 'stalls-B-1'));
  const { body: made } = await exchange(world, booking, await hold(world, ada, event, seats(event, 'stalls-A-1')));
  world.service.clock.advance(3600);
  await world.service.running.runJob('expire-bookings');
  expect((await world.get(ada, booking.id)).tickets[0]).toMatchObject({ state: 'valid' });
  await world.pay(made);
  expect(await world.get(ada, made.id)).toMatchObject({ state: 'confirmed' });
  expect((await world.get(ada, booking.id)).tickets[0]).toMatchObject({ state: 'exchanged' });
});

test('two exchanges of the same ticket that are paid at the same moment: one is made, the money of the other goes back', async () => {
  await using world = await movingWorld();
  const event = await world.seated();
  const booking = await world.bought(ada, event, seats(event, 'stalls-B-1'));
  const made = [];
  for (const seat of ['stalls-A-1', 'stalls-A-2'])
    made.push((await exchange(world, booking, await hold(world, ada, event, seats(event, seat)))).body);
  await using gate = await world.service.gate('select 1 from bookings where id = $1 for update', [booking.id]);
  const paid = made.map(one => world.pay(one));
  await gate.blocked(1);
  await gate.release();
  await Promise.all(paid);
  expect((await Promise.all(made.map(one => world.get(ada, one.id)))).map(one => one.state).toSorted()).toEqual(['confirmed', 'refunding']);
  expect(await world.claims()).toHaveLength(1);
});

test('two exchanges of the same ticket whose payments arrive together: one is made, and nothing of the order pays for the other', async () => {
  await using world = await movingWorld();
  const event = await world.seated();
  const booking = await world.bought(ada, event, seats(event, 'stalls-B-1', 'stalls-B-2'));
  const ticketIds = [booking.tickets[0]!.id];
  const made: Booking[] = [];
  for (const seat of ['stalls-A-1', 'stalls-A-2']) {
    const holdId = await hold(world, ada, event, seats(event, seat));
    const form = { holdId, ticketIds, attendeeName: 'Ada', seenDifferenceMinor: 1250 + 200 - 800 };
    made.push((await world.ask(ada, `POST /${booking.id}/exchanges`, form)).body);
  }
  const paid = made.map(({ id: bookingId, totalMinor: amountMinor, currency }) => ({
    paymentId: newId(),
    bookingId,
    amountMinor,
    currency,
  }));
  expect(await world.service.deliverTogether(paymentCompleted, paid)).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }]);
  const states = (await Promise.all(made.map(one => world.get(ada, one.id)))).map(one => one.state);
  expect(states.toSorted()).toEqual(['confirmed', 'refunding']);
  expect((await world.get(ada, booking.id)).tickets.map(one => one.state)).toEqual(['exchanged', 'valid']);
  const { rows } = await world.service.pool.query('select moved_minor::int as moved from bookings where id = $1', [booking.id]);
  expect(rows).toEqual([{ moved: 800 }]);
});

test('two people change places at the same moment, and neither waits for the other for ever', async () => {
  await using world = await movingWorld();
  const event = await world.seated();
  const bookings = [
    await world.bought(ada, event, seats(event, 'stalls-A-1')),
    await world.bought(grace, event, seats(event, 'stalls-A-2')),
  ];
  const holds = [await hold(world, ada, event, seats(event, 'stalls-B-2')), await hold(world, grace, event, seats(event, 'stalls-B-1'))];
  const answers = await Promise.all([exchange(world, bookings[0]!, holds[0]!), exchange(world, bookings[1]!, holds[1]!, { by: grace })]);
  expect(answers.map(one => one.status)).toEqual([201, 201]);
  expect((await world.claims()).map(claim => claim.seat)).toEqual(['stalls-B-1', 'stalls-B-2']);
});

test('the seats that an exchange frees are for sale at once, and not before', async () => {
  await using world = await movingWorld();
  const event = await world.seated();
  const booking = await world.bought(ada, event, seats(event, 'stalls-A-1'));
  const held = await hold(world, ada, event, seats(event, 'stalls-B-1'));
  expect((await world.holdAs(cart(), event, seats(event, 'stalls-A-1'))).body.code).toBe('taken');
  await exchange(world, booking, held);
  expect((await world.holdAs(cart(), event, seats(event, 'stalls-A-1'))).status).toBe(201);
});

test('the team exchanges for a buyer without a fee, nobody else does, and what was a gift is not exchanged', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 1));
  const other = await hold(world, grace, event, number(event, 1));
  expect((await exchange(world, booking, other, { by: grace })).body.code).toBe('not_found');
  world.join(event, grace, 'box_office');
  const { body: made } = await exchange(world, booking, other, { by: grace });
  expect(made).toMatchObject({ state: 'confirmed', totalMinor: 0, replaces: { feeMinor: 0, differenceMinor: 0 } });
  expect(await world.get(ada, made.id)).toMatchObject({ origin: 'exchange' });
  const gift = await world.accept(alan, (await world.offered(ada, made, { email: 'alan@example.test' })).token);
  expect((await exchange(world, gift.body, await hold(world, alan, event, number(event, 1)), { by: alan })).body.code).toBe('given_ticket');
});
