import { bookingCancelled, bookingConfirmed, bookingCreated, bookingRejected } from '@event-planner/contracts/messages';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { ada, alan, anEvent, aSeatedEvent, type BookingWorld, bookingWorld, cart, grace, smallHouse, ticketType } from '../test-world.ts';

const bookingOf = async ({ service }: BookingWorld, user: typeof ada, id: string) =>
  (await service.inject({ url: `/api/bookings/${id}`, headers: await service.asUser(user) })).json();
const counters = async ({ service }: BookingWorld) =>
  (
    await service.pool.query(`
      select coalesce(c.held, 0) as held, coalesce(c.sold, 0) as sold from ticket_types t left join counters c on c.id = t.id
      order by t.category nulls last, t.name`)
  ).rows;

test('a hold becomes a booking at the price that was shown, and a payment confirms it with a ticket for each place', async () => {
  await using world = await bookingWorld();
  const seated = aSeatedEvent();
  const counted = ticketType({ priceMinor: 300 });
  const event = await world.announce({ ...seated, ticketTypes: [...seated.ticketTypes, counted] });
  const items = [
    { ticketTypeId: event.ticketTypes[0]!.id, seat: 'stalls-A-1' },
    { ticketTypeId: counted.id, quantity: 2 },
  ];
  const headers = await world.service.asUser(ada);
  const { body: hold } = await world.holdAs(headers, event, items);
  await world.announce({ ...event, version: 2, ticketTypes: event.ticketTypes.map(type => ({ ...type, priceMinor: 9999 })) });
  const answer = await world.service.inject({
    method: 'POST',
    url: '/api/bookings',
    headers: { ...headers, 'idempotency-key': 'one-two-three' },
    payload: { holdId: hold.id, attendeeName: 'Ada Lovelace' },
  });
  const booking = answer.json();
  expect(booking).toMatchObject({
    state: 'pending',
    totalMinor: 1250 + 600,
    payBy: '2030-06-01T10:15:00.000Z',
    tickets: [],
    eventTitle: 'An Evening',
  });
  expect(await world.service.published(bookingCreated)).toMatchObject([{ bookingId: booking.id, totalMinor: 1850 }]);

  world.service.clock.advance(14 * 60);
  await world.pay(booking);
  const confirmed = await bookingOf(world, ada, booking.id);
  expect(confirmed).toMatchObject({ state: 'confirmed', payBy: null });
  expect(confirmed.tickets.map((ticket: { seat: string | null }) => ticket.seat)).toEqual(['stalls-A-1', null, null]);
  expect(await counters(world)).toEqual([
    { held: 0, sold: 0 },
    { held: 0, sold: 0 },
    { held: 0, sold: 2 },
  ]);
  expect(await world.service.published(bookingConfirmed)).toMatchObject([
    {
      bookingId: booking.id,
      email: 'ada@example.test',
      attendeeName: 'Ada Lovelace',
      venueAddress: '1 Long Street, Berlin',
      tickets: confirmed.tickets,
    },
  ]);
});

test('who has a ticket is told where to join what is online, and nobody before', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent({ onlineUrl: 'https://example.test/join' }));
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  expect(booking.onlineUrl).toBeNull();
  await world.pay(booking);
  expect(await bookingOf(world, ada, booking.id)).toMatchObject({ onlineUrl: 'https://example.test/join' });
  expect(await world.service.published(bookingConfirmed)).toMatchObject([{ onlineUrl: 'https://example.test/join' }]);
});

test('a free booking is confirmed at once', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent({ ticketTypes: [ticketType({ priceMinor: 0 })] }));
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 2 }]);
  expect(booking).toMatchObject({ state: 'confirmed', totalMinor: 0 });
  expect(booking.tickets).toHaveLength(2);
  expect(await counters(world)).toEqual([{ held: 0, sold: 2 }]);
});

test('the same key makes one booking; with another body it is refused', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent());
  const headers = { ...(await world.service.asUser(ada)), 'idempotency-key': 'one-two-three' };
  const { body: hold } = await world.holdAs(headers, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  const post = (attendeeName: string, key = 'one-two-three') =>
    world.service.inject({
      method: 'POST',
      url: '/api/bookings',
      headers: { ...headers, 'idempotency-key': key },
      payload: { holdId: hold.id, attendeeName },
    });
  const [first, second] = [await post('Ada'), await post('Ada')];
  expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
  expect(second.json()).toEqual(first.json());
  expect((await post('Eve')).json()).toMatchObject({ status: 409, code: 'idempotency_key_reused' });
  expect((await post('Ada', 'four-five-six')).json()).toMatchObject({ status: 409, code: 'hold_booked', bookingId: first.json().id });
});

test('a hold is the same in capital letters, and a name that ends in half a character is one', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent());
  const headers = { ...(await world.service.asUser(ada)), 'idempotency-key': 'one-two-three' };
  const { body: hold } = await world.holdAs(headers, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  const post = () =>
    world.service.inject({
      method: 'POST',
      url: '/api/bookings',
      headers: { ...headers, 'content-type': 'application/json' },
      payload: `{"holdId":"${hold.id.toUpperCase()}","attendeeName":"Ada \\ud83d"}`,
    });
  const [first, second] = [await post(), await post()];
  expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
  expect(second.json()).toEqual(first.json());
});

test('a late payment gets its places back when they are still free', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(
    aSeatedEvent({ ticketTypes: [ticketType({ category: 'gold', capacity: null }), ticketType({ capacity: 2 })] }),
  );
  const booking = await world.bookAs(ada, event, [
    { ticketTypeId: event.ticketTypes[0]!.id, seat: 'stalls-A-1' },
    { ticketTypeId: event.ticketTypes[1]!.id, quantity: 2 },
  ]);
  world.service.clock.advance(16 * 60);
  await world.service.running.runJob('expire-bookings');
  expect((await bookingOf(world, ada, booking.id)).state).toBe('expired');
  expect(await world.service.published(bookingCancelled)).toMatchObject([{ bookingId: booking.id, reason: 'expired' }]);
  expect(await counters(world)).toEqual([
    { held: 0, sold: 0 },
    { held: 0, sold: 0 },
  ]);
  await world.pay(booking);
  expect(await bookingOf(world, ada, booking.id)).toMatchObject({ state: 'confirmed', tickets: [{}, {}, {}] });
  expect(await counters(world)).toEqual([
    { held: 0, sold: 0 },
    { held: 0, sold: 2 },
  ]);
});

test.for(['seat', 'counted place'] as const)(
  'a late payment whose %s is gone is sent back, and the refund closes the booking',
  async kind => {
    await using world = await bookingWorld();
    const seat = ticketType({ category: 'gold', capacity: null });
    const counted = ticketType({ capacity: 1 });
    const event = await world.announce(aSeatedEvent({ ticketTypes: [seat, counted] }));
    const gone = kind === 'seat' ? { ticketTypeId: seat.id, seat: 'stalls-A-1' } : { ticketTypeId: counted.id, quantity: 1 };
    const booking = await world.bookAs(ada, event, [gone, { ticketTypeId: seat.id, seat: 'stalls-A-4' }]);
    world.service.clock.advance(15 * 60);
    expect((await world.holdAs(cart(), event, [gone])).status).toBe(201);
    const paymentId = await world.pay(booking);
    expect(await bookingOf(world, ada, booking.id)).toMatchObject({ state: 'refunding', tickets: [] });
    expect((await counters(world)).map(({ sold }) => sold)).toEqual([0, 0]);
    expect(await world.service.published(bookingRejected)).toMatchObject([{ bookingId: booking.id, paymentId, email: 'ada@example.test' }]);
    expect((await world.holdAs(cart(), event, [{ ticketTypeId: seat.id, seat: 'stalls-A-4' }])).status).toBe(201);
    await world.giveBack(booking, paymentId);
    expect((await bookingOf(world, ada, booking.id)).state).toBe('refunded');
  },
);

test('a payment told twice confirms once; a second payment is sent back and leaves the tickets alone', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent());
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  const paymentId = await world.pay(booking);
  await world.pay(booking, { paymentId });
  expect(await world.service.published(bookingConfirmed)).toHaveLength(1);
  const second = await world.pay(booking);
  expect(await world.service.published(bookingRejected)).toMatchObject([{ paymentId: second }]);
  await world.giveBack(booking, second);
  expect(await bookingOf(world, ada, booking.id)).toMatchObject({ state: 'confirmed', tickets: [{ state: 'valid' }] });
});

test('a payment of the wrong amount does not buy a ticket', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent());
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  await world.pay(booking, { amountMinor: 1 });
  expect((await bookingOf(world, ada, booking.id)).state).toBe('refunding');
});

test('a payment for a cancelled booking or a cancelled event is sent back', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent());
  const items = [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }];
  const [mine, other] = [await world.bookAs(ada, event, items), await world.bookAs(ada, event, items)];
  const cancelled = await world.service.inject({
    method: 'POST',
    url: `/api/bookings/${mine.id}/cancel`,
    headers: await world.service.asUser(ada),
  });
  expect(cancelled.json()).toMatchObject({ state: 'cancelled' });
  await world.pay(mine);
  await world.announce({ ...event, version: 2, state: 'cancelled' });
  await world.pay(other);
  expect((await world.service.published(bookingRejected)).map(said => said.bookingId)).toEqual([mine.id, other.id]);
});

test('a refund of the whole payment cancels the tickets and frees the places', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  const items = [{ ticketTypeId: event.ticketTypes[0]!.id, seat: 'stalls-A-1' }];
  const booking = await world.bookAs(ada, event, items);
  const paymentId = await world.pay(booking);
  await world.giveBack(booking, paymentId);
  expect(await bookingOf(world, ada, booking.id)).toMatchObject({ state: 'refunded', tickets: [{ state: 'cancelled' }] });
  expect((await world.holdAs(cart(), event, items)).status).toBe(201);
});

test("somebody else's booking does not exist", async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent());
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  await world.pay(booking);
  const { tickets } = await bookingOf(world, ada, booking.id);
  const headers = await world.service.asUser(grace);
  for (const path of [booking.id, `${booking.id}/tickets.pdf`, `${booking.id}/calendar.ics`, `tickets/${tickets[0].id}/qr.svg`]) {
    expect((await world.service.inject({ url: `/api/bookings/${path}`, headers })).statusCode, path).toBe(404);
  }
  expect((await world.service.inject({ method: 'POST', url: `/api/bookings/${booking.id}/cancel`, headers })).statusCode).toBe(404);
});

test('bookings are listed newest first, a page at a time', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent());
  const made: string[] = [];
  for (let at = 0; at < 5; at++) {
    made.unshift((await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }])).id);
    world.service.clock.advance(1);
  }
  await world.bookAs(alan, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  const headers = await world.service.asUser(ada);
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: { id: string }[]; nextCursor: string | null } = (
      await world.service.inject({ url: `/api/bookings?limit=2${cursor && `&cursor=${cursor}`}`, headers })
    ).json();
    seen.push(...page.items.map(item => item.id));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(made);
  expect((await world.service.inject({ url: '/api/bookings?cursor=nonsense', headers })).json()).toMatchObject({
    status: 400,
    code: 'invalid_cursor',
  });
});

test('payment learns what a booking costs, and nobody else', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent());
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  const url = `/api/bookings/${booking.id}/payable`;
  expect((await world.service.inject({ url, headers: await world.service.asService('payment') })).json()).toMatchObject({
    bookingId: booking.id,
    userId: ada.sub,
    email: ada.email,
    totalMinor: 1250,
    state: 'pending',
    payBy: booking.payBy,
  });
  expect((await world.service.inject({ url, headers: await world.service.asUser(ada) })).statusCode).toBe(401);
  world.service.clock.advance(15 * 60);
  expect((await world.service.inject({ url, headers: await world.service.asService('payment') })).json().state).toBe('expired');
});

test('a payment for a booking nobody made stays visible instead of being dropped', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent({ seatMap: smallHouse }));
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  await expect(world.pay({ ...booking, id: newId() })).rejects.toThrow('not taken in');
});
