import { bookingConfirmed } from '@event-planner/contracts/messages';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { ada, anEvent, aSeatedEvent, type BookingWorld, bookingWorld, cart, type Items, ticketType } from '../test-world.ts';
import { otherProcess } from '../test-process.ts';

const here = async (world: BookingWorld, event: Parameters<BookingWorld['holdAs']>[1], items: Items) => {
  const { status, body } = await world.holdAs(cart(), event, items);
  return status === 201 ? 'granted' : (body.code ?? String(status));
};

test('two processes race for the seat of an expired hold and exactly one gets it', async () => {
  await using world = await bookingWorld();
  await using other = otherProcess(world);
  const event = await world.announce(aSeatedEvent());
  const items = [{ ticketTypeId: event.ticketTypes[0]!.id, seat: 'stalls-A-1' }];
  await here(world, event, items);
  world.service.clock.advance(600);
  await using gate = await world.service.gate('select 1 from seat_claims where seat = $1 for update', ['stalls-A-1']);
  const answers = [here(world, event, items), other.hold(event.eventId, items)];
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(answers)).toSorted()).toEqual(['granted', 'taken']);
});

test('a hold that loses one of its seats to another process takes none of the others', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  const ticketTypeId = event.ticketTypes[0]!.id;
  await using gate = await world.service.gate(
    `insert into seat_claims (event_id, seat, hold_id, category, expires_at) values ($1, 'stalls-A-2', $2, 'gold', '2031-01-01') returning 1`,
    [event.eventId, newId()],
  );
  const answer = world.holdAs(
    cart(),
    event,
    ['stalls-A-1', 'stalls-A-2', 'stalls-A-3'].map(seat => ({ ticketTypeId, seat })),
  );
  await gate.blocked(1);
  await gate.release();
  expect(await answer).toMatchObject({ status: 409, body: { code: 'taken', seats: ['stalls-A-2'] } });
  expect((await world.service.pool.query('select seat from seat_claims')).rows).toEqual([{ seat: 'stalls-A-2' }]);
  expect((await world.service.pool.query('select 1 from holds')).rowCount).toBe(0);
});

test('two processes race for the last counted places and no more are held than there are', async () => {
  await using world = await bookingWorld();
  await using other = otherProcess(world);
  const event = await world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 3 })] }));
  const items = [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 2 }];
  await using gate = await world.service.gate('select 1 from counters for update');
  const answers = [here(world, event, items), other.hold(event.eventId, items)];
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(answers)).toSorted()).toEqual(['granted', 'sold_out']);
});

test('a standing area shared by two ticket types is not filled beyond its capacity', async () => {
  await using world = await bookingWorld();
  const [adult, child] = [ticketType({ category: 'floor', capacity: null }), ticketType({ category: 'floor', capacity: null })];
  const outline: [number, number][] = [
    [0, 0],
    [1, 0],
    [1, 1],
  ];
  const event = await world.announce(
    anEvent({
      ticketTypes: [adult, child],
      seatMap: {
        format: 1,
        categories: [{ id: 'floor', name: 'Floor', color: '#000000' }],
        areas: [{ kind: 'standing', id: 'floor', name: 'Floor', category: 'floor', capacity: 5, outline }],
        landmarks: [],
      },
    }),
  );
  expect(await here(world, event, [{ ticketTypeId: adult.id, quantity: 3 }])).toBe('granted');
  expect(await here(world, event, [{ ticketTypeId: child.id, quantity: 3 }])).toBe('sold_out');
  expect(
    await here(world, event, [
      { ticketTypeId: child.id, quantity: 1 },
      { ticketTypeId: adult.id, quantity: 2 },
    ]),
  ).toBe('sold_out');
  expect(await here(world, event, [{ ticketTypeId: child.id, quantity: 2 }])).toBe('granted');
});

test('a late payment and a new buyer race for a seat: one of them has it, and the booking says which', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  const items = [{ ticketTypeId: event.ticketTypes[0]!.id, seat: 'stalls-A-1' }];
  const booking = await world.bookAs(ada, event, items);
  world.service.clock.advance(15 * 60);
  await using gate = await world.service.gate('select 1 from seat_claims where seat = $1 for update', ['stalls-A-1']);
  const race = [world.pay(booking), here(world, event, items)] as const;
  await gate.blocked(2);
  await gate.release();
  const [, held] = await Promise.all(race);
  const { state } = (await world.service.inject({ url: `/api/bookings/${booking.id}`, headers: await world.service.asUser(ada) })).json();
  expect([
    ['confirmed', 'taken'],
    ['refunding', 'granted'],
  ]).toContainEqual([state, held]);
});

test('a payment told twice at the same moment issues the tickets once', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent());
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 2 }]);
  const paymentId = newId();
  await using gate = await world.service.gate('select 1 from bookings for update');
  const told = [world.pay(booking, { paymentId }), world.pay(booking, { paymentId })];
  await gate.blocked(2);
  await gate.release();
  await Promise.all(told);
  expect(await world.service.published(bookingConfirmed)).toHaveLength(1);
  expect((await world.service.pool.query('select 1 from tickets')).rowCount).toBe(2);
});

test('the database itself refuses a second ticket for a seat', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, seat: 'stalls-A-1' }]);
  await world.pay(booking);
  const copy = world.service.pool.query(
    'insert into tickets select $1, booking_id, position, event_id, ticket_type_id, ticket_type_name, attendee_name, seat, place, price_minor, state from tickets',
    [newId()],
  );
  await expect(copy).rejects.toThrow('one_valid_ticket_per_seat');
});

test('one cart that asks for two events at the same moment does not get past its cap', async () => {
  await using world = await bookingWorld();
  const mine = cart();
  const [first, second] = [await world.announce(anEvent()), await world.announce(anEvent())];
  const hold = (event: typeof first) => world.holdAs(mine, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  for (let at = 0; at < 9; at++) expect((await hold(first)).status).toBe(201);
  await using gate = await world.service.gate('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`cart:${mine['x-cart']}`]);
  const answers = [hold(first), hold(second)];
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(answers)).map(({ status }) => status).toSorted()).toEqual([201, 409]);
});

test('what the organizer has changed counts at once in a process that still remembers how it was', async () => {
  await using world = await bookingWorld();
  await using other = otherProcess(world);
  const event = await world.announce(anEvent());
  const items = [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }];
  expect(await other.hold(event.eventId, items)).toBe('granted');
  await world.announce({ ...event, version: 2, state: 'cancelled' });
  expect(await other.hold(event.eventId, items)).toBe('sales_closed');
});
