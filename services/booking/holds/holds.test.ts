import { expect, test } from 'vitest';
import { ada, anEvent, aSeatedEvent, bookingWorld, cart, grace, ticketType } from '../test-world.ts';

test('a visitor holds two seats and a standing place at once', async () => {
  await using world = await bookingWorld();
  const standing = ticketType({ name: 'Standing', priceMinor: 500 });
  const seated = aSeatedEvent();
  const event = await world.announce({ ...seated, ticketTypes: [...seated.ticketTypes, standing] });
  const gold = event.ticketTypes[0]!.id;
  const { status, body } = await world.holdAs(cart(), event, [
    { ticketTypeId: gold, seat: 'stalls-A-1' },
    { ticketTypeId: gold, seat: 'stalls-A-2' },
    { ticketTypeId: standing.id, quantity: 3 },
  ]);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    eventId: event.eventId,
    totalMinor: 2 * 1250 + 3 * 500,
    currency: 'EUR',
    renewable: true,
    expiresAt: '2030-06-01T10:10:00.000Z',
  });
  expect(body.lines.map(line => [line.place, line.quantity])).toEqual([
    ['Stalls, row A, seat 1', 1],
    ['Stalls, row A, seat 2', 1],
    ['', 3],
  ]);
});

test('all or nothing: one taken seat refuses the whole hold and names the seat', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  const gold = event.ticketTypes[0]!.id;
  await world.holdAs(cart(), event, [{ ticketTypeId: gold, seat: 'stalls-A-2' }]);
  const refused = await world.holdAs(cart(), event, [
    { ticketTypeId: gold, seat: 'stalls-A-1' },
    { ticketTypeId: gold, seat: 'stalls-A-2' },
  ]);
  expect(refused).toMatchObject({ status: 409, body: { code: 'taken', seats: ['stalls-A-2'] } });
  expect((await world.holdAs(cart(), event, [{ ticketTypeId: gold, seat: 'stalls-A-1' }])).status).toBe(201);
});

test('an expired hold is free at once, without a sweeper', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(
    aSeatedEvent({ ticketTypes: [ticketType({ category: 'gold', capacity: null }), ticketType({ capacity: 2 })] }),
  );
  const [gold, counted] = event.ticketTypes;
  const items = [
    { ticketTypeId: gold!.id, seat: 'stalls-A-1' },
    { ticketTypeId: counted!.id, quantity: 2 },
  ];
  expect((await world.holdAs(cart(), event, items)).status).toBe(201);
  world.service.clock.advance(599);
  expect((await world.holdAs(cart(), event, items)).body.code).toBe('taken');
  expect((await world.holdAs(cart(), event, [items[1]!])).body).toMatchObject({ code: 'sold_out', ticketTypes: [counted!.id] });
  world.service.clock.advance(1);
  expect((await world.holdAs(cart(), event, items)).status).toBe(201);
  expect((await world.service.pool.query('select held, sold from counters where id = $1', [counted!.id])).rows).toEqual([
    { held: 2, sold: 0 },
  ]);
});

test('a hold is renewed once, by its owner, and can be given back', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 3 })] }));
  const mine = cart();
  const items = [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 3 }];
  const { body: hold } = await world.holdAs(mine, event, items);
  const on = (method: 'GET' | 'POST' | 'DELETE', path = '', headers = mine) =>
    world.service.inject({ method, url: `/api/bookings/holds/${hold.id}${path}`, headers });
  world.service.clock.advance(300);
  expect((await on('POST', '/renew')).json()).toMatchObject({ expiresAt: '2030-06-01T10:15:00.000Z', renewable: false });
  expect((await on('POST', '/renew')).json()).toMatchObject({ status: 409, code: 'hold_renewed' });
  for (const strange of [await on('GET', '', cart()), await on('POST', '/renew', cart()), await on('DELETE', '', cart())])
    expect(strange.statusCode).toBe(404);
  expect((await on('DELETE')).statusCode).toBe(204);
  expect((await on('GET')).statusCode).toBe(404);
  expect((await world.holdAs(cart(), event, items)).status).toBe(201);
});

test('a hold whose time is over can neither be read, renewed nor booked', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  const headers = await world.service.asUser(ada);
  const { body: hold } = await world.holdAs(headers, event, [{ ticketTypeId: event.ticketTypes[0]!.id, seat: 'stalls-A-1' }]);
  world.service.clock.advance(600);
  const get = await world.service.inject({ url: `/api/bookings/holds/${hold.id}`, headers });
  const renew = await world.service.inject({ method: 'POST', url: `/api/bookings/holds/${hold.id}/renew`, headers });
  const book = await world.service.inject({
    method: 'POST',
    url: '/api/bookings',
    headers: { ...headers, 'idempotency-key': 'one-two-three' },
    payload: { holdId: hold.id, attendeeName: 'Ada' },
  });
  for (const answer of [get, renew, book]) expect(answer.json()).toMatchObject({ status: 410, code: 'hold_expired' });
});

test('a hold of a cart survives the login and becomes a booking', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent());
  const mine = cart();
  const { body: hold } = await world.holdAs(mine, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  const book = async (headers: Record<string, string>) =>
    world.service.inject({
      method: 'POST',
      url: '/api/bookings',
      headers: { ...(await world.service.asUser(ada)), 'idempotency-key': 'one-two-three', ...headers },
      payload: { holdId: hold.id, attendeeName: 'Ada' },
    });
  expect((await book({})).statusCode).toBe(404);
  expect((await book(mine)).statusCode).toBe(201);
});

test('whoever comes back to what they held and have paid is told which booking it is, and nobody else is', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent());
  const mine = { ...(await world.service.asUser(ada)), ...cart() };
  const { body: hold } = await world.holdAs(mine, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  const { body: booking } = await world.book(mine, hold);
  const ask = async (headers: Record<string, string>) =>
    (await world.service.inject({ url: `/api/bookings/holds/${hold.id}`, headers })).json<object>();
  expect(await ask(mine)).toMatchObject({ code: 'hold_booked', bookingId: booking.id });
  await world.pay(booking);
  expect(await ask(mine)).toMatchObject({ code: 'hold_booked', bookingId: booking.id });
  expect(await ask(await world.service.asUser(grace))).toMatchObject({ code: 'not_found' });
  expect(await ask({ 'x-cart': mine['x-cart'] ?? '' })).toMatchObject({ code: 'not_found' });
});

test('nobody takes more than ten holds or fifty places at a time', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 1000, maxPerOrder: 30 })] }));
  const items = (quantity: number) => [{ ticketTypeId: event.ticketTypes[0]!.id, quantity }];
  const [hoarder, group] = [cart(), cart()];
  const answers = await Promise.all(Array.from({ length: 12 }, () => world.holdAs(hoarder, event, items(1))));
  expect(answers.map(answer => answer.body.code).filter(code => code === 'limit')).toHaveLength(2);
  expect((await world.holdAs(group, event, items(30))).status).toBe(201);
  expect((await world.holdAs(group, event, items(21))).body.code).toBe('limit');
  expect((await world.holdAs(group, event, items(20))).status).toBe(201);
  world.service.clock.advance(600);
  expect((await world.holdAs(hoarder, event, items(1))).status).toBe(201);
});
