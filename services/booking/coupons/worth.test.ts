import type { EventInventory } from '@event-planner/contracts/event';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ada, anEvent, type BookingWorld, bookingWorld, cart, ticketType } from '../test-world.ts';
import { couponWorld } from './test-coupons.ts';

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const entry = (): EventInventory['ticketTypes'][number] => ticketType({ name: 'Entry' });
const backstage = (changes = {}): EventInventory['ticketTypes'][number] =>
  ticketType({ name: 'Backstage', hidden: true, priceMinor: 9900, capacity: 5, ...changes });

/** What event asks before it shows somebody a page. */
async function worth(event: EventInventory, code: string, from = '192.0.2.1') {
  const answer = await world.service.inject({
    method: 'POST',
    url: `/api/bookings/events/${event.eventId}/code`,
    headers: await world.service.asService('event'),
    payload: { code, from },
  });
  return answer.json();
}
async function availability(event: EventInventory, code?: string) {
  const query = code === undefined ? '' : `?code=${encodeURIComponent(code)}`;
  return (await world.service.inject({ url: `/api/bookings/availability/${event.eventId}${query}` })).json();
}
const nothing = { opensEvent: false, ticketTypeIds: [], discounts: false };

test('a campaign’s code opens hidden tickets for who has it, with price and places left, and they are held by it; to others they are not there', async () => {
  const [shown, hidden, other] = [entry(), backstage(), backstage({ name: 'Crew' })];
  const event = await world.announce(anEvent({ ticketTypes: [shown, hidden, other] }));
  await couponWorld(world).campaign(event, { kind: 'access', ticketTypeIds: [hidden.id] }, 'FAN CLUB');
  expect(await worth(event, 'fan-club')).toEqual({ ...nothing, ticketTypeIds: [hidden.id] });
  const opened = await availability(event, 'fanclub');
  expect(opened.ticketTypes).toContainEqual(expect.objectContaining({ ticketTypeId: hidden.id, left: 5, priceMinor: 9900 }));
  for (const code of [undefined, 'FAN CLUP', other.id]) {
    const told = JSON.stringify(await availability(event, code));
    expect([told.includes(hidden.id), told.includes(other.id), told.includes(shown.id)]).toEqual([false, false, true]);
  }
  const items = [{ ticketTypeId: hidden.id, quantity: 1 }];
  expect((await world.holdBy('fan club', event, items)).status).toBe(201);
  expect((await world.holdBy('fan clup', event, items)).body.code).toBe('not_offered');
});

test('a code that is over, paused, to come, of another event or of nobody does the same: nothing', async () => {
  const hidden = backstage();
  const event = await world.announce(anEvent({ ticketTypes: [entry(), hidden] }));
  const another = await world.announce(anEvent({ organizerId: event.organizerId }));
  const { campaign, asBoss } = couponWorld(world);
  await campaign(event, { kind: 'access', endsAt: '2030-06-01T10:00:00Z' }, 'TOO LATE');
  await campaign(event, { kind: 'access', startsAt: '2030-06-01T10:00:01Z' }, 'TOO SOON');
  await campaign(event, { kind: 'access', eventIds: [another.eventId] }, 'ELSEWHERE');
  const { id } = await campaign(event, { kind: 'access' }, 'RESTING');
  expect(await worth(event, 'RESTING')).toEqual({ ...nothing, ticketTypeIds: [hidden.id] });
  await asBoss('PUT', `/campaigns/${id}/state`, { state: 'paused' });
  for (const code of ['TOO LATE', 'TOO SOON', 'ELSEWHERE', 'RESTING', 'NOBODYS', '…'])
    expect([code, await worth(event, code, '192.0.2.2')]).toEqual([code, nothing]);
});

test('a discount says that it is one, and opens nothing; a private event is opened by a campaign that says so', async () => {
  const event = await world.announce(anEvent({ visibility: 'private', ticketTypes: [entry(), backstage()] }));
  const { campaign } = couponWorld(world);
  await campaign(event, { kind: 'percent' }, 'TEN OFF');
  await campaign(event, { kind: 'access', opensEvents: true, ticketTypeIds: [entry().id] }, 'COME IN');
  expect(await worth(event, 'TENOFF')).toEqual({ ...nothing, discounts: true });
  expect(await worth(event, 'COMEIN')).toEqual({ ...nothing, opensEvent: true });
  expect((await availability(event)).code).toBe('not_found');
  expect((await availability(event, 'COMEIN')).ticketTypes).toHaveLength(1);
});

test('wrong codes are soon too many, good ones are not, and then nobody is told of good ones either', async () => {
  const event = await world.announce(anEvent({ ticketTypes: [entry(), backstage()] }));
  await couponWorld(world).campaign(event, { kind: 'access' }, 'GOOD ONE');
  const from = '192.0.2.3';
  for (let tries = 0; tries < 70; tries++) expect((await worth(event, 'GOODONE', from)).ticketTypeIds).toHaveLength(1);
  for (let tries = 0; tries < 60; tries++) expect(await worth(event, `WRONG${tries}`, from)).toEqual(nothing);
  expect((await worth(event, 'GOODONE', from)).code).toBe('too_many_codes');
  expect((await worth(event, 'WRONG', from)).code).toBe('too_many_codes');
  expect((await worth(event, 'GOODONE', '192.0.2.4')).ticketTypeIds).toHaveLength(1);
  world.service.clock.advance(15 * 60 + 1);
  expect((await worth(event, 'GOODONE', from)).ticketTypeIds).toHaveLength(1);
  expect((await world.holdAs(cart(), event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }])).status).toBe(201);
});

test('who has a campaign’s code may wait for hidden tickets that are sold out, and nobody else', async () => {
  const hidden = backstage({ capacity: 1 });
  const event = await world.announce(anEvent({ ticketTypes: [entry(), hidden] }));
  await couponWorld(world).campaign(event, { kind: 'access' }, 'LET ME WAIT');
  expect((await world.holdBy('let me wait', event, [{ ticketTypeId: hidden.id, quantity: 1 }])).status).toBe(201);
  const headers = await world.service.asUser(ada);
  const wait = async (code?: string) => {
    const payload = { ticketTypeIds: [hidden.id], quantity: 1, least: 1, language: 'en', ...(code && { code }) };
    return (await world.service.inject({ method: 'POST', url: `/api/bookings/waiting-lists/${event.eventId}/entries`, headers, payload }))
      .statusCode;
  };
  expect([await wait(), await wait('LET ME IN'), await wait('LET ME WAIT')]).toEqual([422, 422, 201]);
});
