import type { Booking } from '@event-planner/contracts/booking';
import { expect, test } from 'vitest';
import { movingWorld, type MovingWorld, number } from '../moves/test-moves.ts';
import { ada, grace, type Items, ticketType } from '../test-world.ts';

const hold = async (world: MovingWorld, eventId: string, items: Items, addTo?: string, user = ada) =>
  world.service.inject({
    method: 'POST',
    url: '/api/bookings/holds',
    headers: await world.service.asUser(user),
    payload: { eventId, items, ...(addTo && { addTo }) },
  });
const book = (world: MovingWorld, holdId: string, addTo: string, user = ada) =>
  world.ask(user, 'POST ', { holdId, attendeeName: 'Ada', addTo });

test('add-ons may be bought later for tickets that the order has, and not more of them than of those', async () => {
  await using world = await movingWorld();
  const seat = ticketType({ name: 'Seat' });
  const meal = ticketType({ name: 'Meal', priceMinor: 500, requires: [seat.id] });
  const event = await world.counted({ ticketTypes: [seat, meal] });
  const booking = await world.bought(ada, event, number(event, 2));
  const meals = (quantity: number): Items => [{ ticketTypeId: meal.id, quantity }];
  expect((await hold(world, event.eventId, meals(1))).json().code).toBe('needs_other');
  expect((await hold(world, event.eventId, meals(3), booking.id)).json().code).toBe('needs_other');
  const held = await hold(world, event.eventId, meals(1), booking.id);
  expect(held.statusCode).toBe(201);
  const { status, body: added } = await book(world, held.json().id, booking.id);
  expect(status).toBe(201);
  expect(added).toMatchObject({ parentId: booking.id, origin: 'online', totalMinor: 500 });
  await world.pay(added);
  expect((await hold(world, event.eventId, meals(2), booking.id)).json().code).toBe('needs_other');
  const more = await book(world, (await hold(world, event.eventId, meals(1), added.id)).json().id, added.id);
  expect(more.body).toMatchObject({ parentId: booking.id });
});

test('nothing is added to somebody else’s order, nor to one of another event', async () => {
  await using world = await movingWorld();
  const [event, other] = [await world.counted(), await world.counted()];
  const booking: Booking = await world.bought(ada, event, number(event, 1));
  expect((await hold(world, event.eventId, number(event, 1), booking.id, grace)).json().code).toBe('not_found');
  const own = (await hold(world, event.eventId, number(event, 1), undefined, grace)).json();
  expect((await book(world, own.id, booking.id, grace)).body.code).toBe('not_found');
  const elsewhere = (await hold(world, other.eventId, number(other, 1))).json();
  expect((await book(world, elsewhere.id, booking.id)).body.code).toBe('other_event');
  expect((await world.ask(ada, 'POST ', { holdId: elsewhere.id, attendeeName: 'Ada' })).status).toBe(201);
});
