import { bookingRefundRequested, bookingTicketResold } from '@event-planner/contracts/messages';
import type { Booking, Hold } from '@event-planner/contracts/booking';
import type { EventInventory } from '@event-planner/contracts/event';
import type { EventCancellation } from '@event-planner/contracts/refund';
import type { Resale, ResaleOffer, Resales } from '@event-planner/contracts/resale';
import { expect, test } from 'vitest';
import { movingWorld, type MovingWorld, number, seats } from '../moves/test-moves.ts';
import { ada, alan, grace } from '../test-world.ts';

const list = async (world: MovingWorld, booking: Booking, priceMinor: number, at = 0) =>
  world.ask<Resale>(ada, `POST /${booking.id}/resales`, { ticketId: booking.tickets[at]!.id, priceMinor });
const offers = async (world: MovingWorld, event: EventInventory) =>
  (await world.ask<{ items: ResaleOffer[] }>(undefined, `GET /events/${event.eventId}/resales`)).body.items;
const take = (world: MovingWorld, user: typeof ada, event: EventInventory, ...resaleIds: string[]) =>
  world.ask<Hold>(user, 'POST /resale-holds', { eventId: event.eventId, resaleIds });
const book = async (world: MovingWorld, user: typeof ada, holdId: string): Promise<Booking> =>
  (await world.book(await world.service.asUser(user), { id: holdId })).body;

test('a ticket is sold again: its place is another’s, who paid for it, and the seller gets the price less what the organizer keeps', async () => {
  await using world = await movingWorld();
  const event = await world.seated();
  const booking = await world.bought(ada, event, seats(event, 'stalls-A-1', 'stalls-A-2'));
  const { status, body: listing } = await list(world, booking, 1000);
  expect(status).toBe(201);
  expect(listing).toMatchObject({ state: 'listed', priceMinor: 1000, payoutMinor: 900, expiresAt: '2030-08-31T18:00:00.000Z' });
  const [offer] = await offers(world, event);
  expect(offer).toMatchObject({ id: listing.id, ticketTypeName: 'Gold', seat: 'stalls-A-1', priceMinor: 1000 });
  expect(JSON.stringify(offer)).not.toMatch(new RegExp(`${booking.id}|${ada.sub}|Ada`));

  const { status: held, body: hold } = await take(world, grace, event, listing.id);
  expect(held).toBe(201);
  expect(hold).toMatchObject({ totalMinor: 1000, isResale: true, lines: [{ seat: 'stalls-A-1', priceMinor: 1000 }] });
  expect(await offers(world, event)).toEqual([]);
  expect((await world.ask<Resale>(ada, `DELETE /${booking.id}/resales/${listing.id}`)).body).toMatchObject({
    code: 'resale_over',
    state: 'held',
  });
  const made = await book(world, grace, hold.id);
  expect((await world.get(ada, booking.id)).tickets[0]).toMatchObject({ state: 'valid' });
  await world.pay(made);
  const bought = await world.get(grace, made.id);
  expect(bought).toMatchObject({
    state: 'confirmed',
    origin: 'resale',
    tickets: [{ seat: 'stalls-A-1', state: 'valid', priceMinor: 1000 }],
  });
  expect((await world.get(ada, booking.id)).tickets.map(ticket => ticket.state)).toEqual(['resold', 'valid']);
  expect(await world.service.published(bookingRefundRequested)).toMatchObject([
    { bookingId: booking.id, amountMinor: 900, cause: 'resold' },
  ]);
  expect(await world.service.published(bookingTicketResold)).toMatchObject([{ userId: ada.sub, payoutMinor: 900 }]);
  expect(await world.claims()).toMatchObject([{ seat: 'stalls-A-1', ticket_id: bought.tickets[0]!.id }, { seat: 'stalls-A-2' }]);
});

test('a hold of a seat that is sold again is renewed and given back like any other', async () => {
  await using world = await movingWorld();
  const event = await world.seated();
  const booking = await world.bought(ada, event, seats(event, 'stalls-A-1'));
  const { body: listing } = await list(world, booking, 1000);
  const { body: hold } = await take(world, grace, event, listing.id);
  const renewed = await world.ask<Hold>(grace, `POST /holds/${hold.id}/renew`);
  expect(renewed).toMatchObject({ status: 200, body: { renewable: false, isResale: true } });
  expect((await world.ask(grace, `DELETE /holds/${hold.id}`)).status).toBe(204);
  expect((await offers(world, event)).map(offer => offer.id)).toEqual([listing.id]);
  expect((await world.get(ada, booking.id)).tickets).toMatchObject([{ state: 'valid' }]);
  expect(await world.claims()).toMatchObject([{ seat: 'stalls-A-1', ticket_id: booking.tickets[0]!.id }]);
});

test('what is counted stays what it was when a ticket is sold again', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 2));
  const { body: listing } = await list(world, booking, 1250);
  const made = await book(world, grace, (await take(world, grace, event, listing.id)).body.id);
  await world.pay(made);
  expect(await world.get(grace, made.id)).toMatchObject({ state: 'confirmed' });
  expect(await world.counters()).toEqual([{ held: 0, sold: 2 }]);
});

test('what the organizer kept of a ticket that was sold again stays theirs when the event is cancelled', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  world.join(event, alan, 'manager');
  const booking = await world.bought(ada, event, number(event, 2));
  const { body: listing } = await list(world, booking, 1250);
  await world.pay(await book(world, grace, (await take(world, grace, event, listing.id)).body.id));
  const { body } = await world.ask<EventCancellation>(alan, `GET /events/${event.eventId}/cancellation`);
  const amounts = (amountMinor: number) => ({ amounts: [{ currency: 'EUR', amountMinor }] });
  expect(body.figures).toMatchObject({ tickets: 2, withFees: amounts(2500), withKept: { withFees: amounts(2625) } });
});

test('no more is asked than the terms allow, and only for what one bought and still has', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 1));
  expect((await world.ask<Resales>(ada, `GET /${booking.id}/resales`)).body.limits).toMatchObject([
    { maxMinor: 1250, keepBasisPoints: 1000 },
  ]);
  expect((await list(world, booking, 1251)).body).toMatchObject({ code: 'price_too_high', maxMinor: 1250 });
  expect((await world.ask(grace, `POST /${booking.id}/resales`, { ticketId: booking.tickets[0]!.id, priceMinor: 1 })).body.code).toBe(
    'not_found',
  );
  const gift = await world.accept(grace, (await world.offered(ada, booking)).token);
  expect((await world.ask(grace, `POST /${gift.body.id}/resales`, { ticketId: gift.body.tickets[0]!.id, priceMinor: 1 })).body.code).toBe(
    'given_ticket',
  );
});

test('a ticket is in one offer: what is for sale is not passed on, and nobody buys their own', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 1));
  const { body: listing } = await list(world, booking, 1000);
  const form = { ticketIds: [booking.tickets[0]!.id], email: 'x@example.test' };
  expect((await world.ask(ada, `POST /${booking.id}/transfers`, form)).body.code).toBe('ticket_offered');
  expect((await take(world, ada, event, listing.id)).body).toMatchObject({ code: 'own_ticket' });
  expect((await world.ask<Resale>(ada, `DELETE /${booking.id}/resales/${listing.id}`)).body.state).toBe('withdrawn');
  expect((await take(world, grace, event, listing.id)).body).toMatchObject({ code: 'taken' });
  expect((await world.ask(ada, `POST /${booking.id}/transfers`, form)).status).toBe(201);
});

test('two people want the same ticket at the same moment and one of them holds it', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 1));
  const { body: listing } = await list(world, booking, 1000);
  await using gate = await world.service.gate('select 1 from resales where id = $1 for update', [listing.id]);
  const answers = [grace, alan].map(user => take(world, user, event, listing.id));
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(answers)).map(one => one.status).toSorted()).toEqual([201, 409]);
});

test('who held it too long may still pay for it while nobody else has it; the second to pay gets the money back', async () => {
  await using world = await movingWorld();
  const event = await world.seated();
  const booking = await world.bought(ada, event, seats(event, 'stalls-A-1'));
  const { body: listing } = await list(world, booking, 1000);
  const first = await book(world, grace, (await take(world, grace, event, listing.id)).body.id);
  world.service.clock.advance(3600);
  const second = await book(world, alan, (await take(world, alan, event, listing.id)).body.id);
  await world.pay(first);
  expect(await world.get(grace, first.id)).toMatchObject({ state: 'refunding' });
  await world.pay(second);
  expect(await world.get(alan, second.id)).toMatchObject({ state: 'confirmed', tickets: [{ seat: 'stalls-A-1' }] });
  expect(await world.service.published(bookingRefundRequested)).toHaveLength(1);
});

test('a payment that comes so late that the ticket is of an order of its own by now goes back, and its seller keeps it', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 2));
  const { body: listing } = await list(world, booking, 1000);
  const made = await book(world, grace, (await take(world, grace, event, listing.id)).body.id);
  world.service.clock.advance((Date.parse(listing.expiresAt) - world.service.clock.now().getTime()) / 1000);
  const { body: own, status } = await world.ask(ada, `POST /${booking.id}/split`, { ticketIds: [booking.tickets[0]!.id] });
  expect(status).toBe(201);
  await world.pay(made);
  expect(await world.get(grace, made.id)).toMatchObject({ state: 'refunding' });
  expect((await world.get(ada, own.id)).tickets).toMatchObject([{ state: 'valid' }]);
  expect(await world.service.published(bookingRefundRequested)).toEqual([]);
});

test('a payment for a ticket that its seller gave away meanwhile goes back', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 1));
  const { body: listing } = await list(world, booking, 1000);
  const made = await book(world, grace, (await take(world, grace, event, listing.id)).body.id);
  await world.service.pool.query(`update tickets set state = 'cancelled', ended_at = now() where id = $1`, [booking.tickets[0]!.id]);
  await world.pay(made);
  expect(await world.get(grace, made.id)).toMatchObject({ state: 'refunding' });
  expect(await world.service.published(bookingRefundRequested)).toEqual([]);
});
