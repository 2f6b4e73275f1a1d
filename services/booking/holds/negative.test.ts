import { newId } from '@event-planner/platform/ids';
import { beforeAll, afterAll, expect, test } from 'vitest';
import { ada, anEvent, type BookingWorld, bookingWorld, cart } from '../test-world.ts';

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const id = '0190a5b0-0000-7000-8000-000000000000';
const place = { ticketTypeId: id, quantity: 1 };

test.for<[what: string, payload: unknown]>([
  ['nothing', undefined],
  ['no object', '[]'],
  ['no items', { eventId: id, items: [] }],
  ['too many items', { eventId: id, items: Array.from({ length: 51 }, () => place) }],
  ['no uuid', { eventId: "1'; drop table events; --", items: [place] }],
  ['half a place', { eventId: id, items: [{ ...place, quantity: 0.5 }] }],
  ['less than one place', { eventId: id, items: [{ ...place, quantity: -1 }] }],
  ['a number beyond all numbers', { eventId: id, items: [{ ...place, quantity: 1e30 }] }],
  ['a seat and a number', { eventId: id, items: [{ ...place, seat: 'a-b-1' }] }],
  ['a seat that is no name', { eventId: id, items: [{ ticketTypeId: id, seat: '\u0000' }] }],
  ['a price below nothing', { eventId: id, items: [{ ...place, priceMinor: -1 }] }],
  ['a price that is a word', { eventId: id, items: [{ ...place, seenPriceMinor: 'ten' }] }],
  ['a code of many letters', { eventId: id, items: [place], code: 'A'.repeat(101) }],
  ['a field too many', { eventId: id, items: [place], priceMinor: 1 }],
])('a hold of %s is refused as invalid', async ([, payload]) => {
  const answer = await world.service.inject({
    method: 'POST',
    url: '/api/bookings/holds',
    headers: { ...cart(), 'content-type': 'application/json' },
    payload: payload as object,
  });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([400, 'application/problem+json']);
});

test('who says nothing about themselves, or no uuid, holds nothing', async () => {
  const event = await world.announce(anEvent());
  const items = [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }];
  expect((await world.holdAs({}, event, items)).body.code).toBe('cart_missing');
  expect((await world.holdAs(cart('me'), event, items)).status).toBe(400);
  expect((await world.holdAs({ ...cart(), authorization: 'Bearer nonsense' }, event, items)).status).toBe(401);
});

test('an event nobody has heard of is not found, and a ticket type of another event is no place of this one', async () => {
  const [event, other] = [await world.announce(anEvent()), await world.announce(anEvent())];
  expect((await world.holdAs(cart(), { ...event, eventId: newId() }, [place])).status).toBe(404);
  const answer = await world.holdAs(cart(), event, [{ ticketTypeId: other.ticketTypes[0]!.id, quantity: 1 }]);
  expect(answer).toMatchObject({ status: 422, body: { code: 'no_such_place', ticketTypes: [other.ticketTypes[0]!.id] } });
});

test('a booking needs a login, a key and a name', async () => {
  const headers = await world.service.asUser(ada);
  const post = (more: Record<string, string>, payload: object = { holdId: id, attendeeName: 'Ada' }) =>
    world.service.inject({ method: 'POST', url: '/api/bookings', headers: more, payload });
  expect((await post({ ...cart(), 'idempotency-key': 'one-two-three' })).json()).toMatchObject({ status: 401, code: 'token_missing' });
  expect((await post(headers)).json()).toMatchObject({ status: 400, code: 'idempotency_key_missing' });
  expect((await post({ ...headers, 'idempotency-key': 'no spaces please' })).statusCode).toBe(400);
  for (const attendeeName of ['', '   ', 'x'.repeat(201), 7])
    expect((await post({ ...headers, 'idempotency-key': 'one-two-three' }, { holdId: id, attendeeName })).statusCode).toBe(400);
  expect((await post({ ...headers, 'idempotency-key': 'one-two-three' })).statusCode).toBe(404);
});

test('a name with a null character is refused, not a failure of ours', async () => {
  const headers = await world.service.asUser(ada);
  const event = await world.announce(anEvent());
  const { body: hold } = await world.holdAs(headers, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  const answer = await world.service.inject({
    method: 'POST',
    url: '/api/bookings',
    headers: { ...headers, 'idempotency-key': 'one-two-three' },
    payload: { holdId: hold.id, attendeeName: 'A\u0000da' },
  });
  expect(answer.statusCode).toBe(400);
});
