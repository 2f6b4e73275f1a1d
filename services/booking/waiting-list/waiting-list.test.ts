import { placeOffered, offerExpired } from '@event-planner/contracts/messages';
import type { Availability } from '@event-planner/contracts/booking';
import type { EventInventory } from '@event-planner/contracts/event';
import type { WaitingEntry } from '@event-planner/contracts/waiting-list';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { newId } from '@event-planner/platform/ids';
import { person, testService } from '@event-planner/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookingService } from '../service.ts';
import { otherProcess } from '../test-process.ts';
import { ada, aSeatedEvent, alan, anEvent, type BookingWorld, bookingWorld, cart, grace, ticketType } from '../test-world.ts';

let world: BookingWorld;
beforeAll(async () => void (world = await bookingWorld()));
afterAll(() => world[Symbol.asyncDispose]());

const soldOut = (capacity = 2): EventInventory => anEvent({ ticketTypes: [ticketType({ capacity })] });
const typeOf = (event: EventInventory, at = 0): string => event.ticketTypes[at]?.id ?? '';
const quantity = (event: EventInventory, number: number) => [{ ticketTypeId: typeOf(event), quantity: number }];

async function call<Body>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, by?: AccessClaims, payload?: object) {
  const headers = by ? await world.service.asUser(by) : {};
  const answer = await world.service.inject({ method, url: `/api/bookings${url}`, headers, ...(payload && { payload }) });
  return { status: answer.statusCode, body: (answer.body === '' ? undefined : answer.json()) as Body & { code?: string } };
}
const join = (event: EventInventory, by: AccessClaims, changes: object = {}) =>
  call<{ items: WaitingEntry[] }>('POST', `/waiting-lists/${event.eventId}/entries`, by, {
    ticketTypeIds: [typeOf(event)],
    quantity: 1,
    least: 1,
    language: 'en',
    ...changes,
  });
const mine = async (by: AccessClaims): Promise<WaitingEntry[]> =>
  (await call<{ items: WaitingEntry[] }>('GET', '/waiting-entries', by)).body.items;
const newest = async (by: AccessClaims): Promise<WaitingEntry> => (await mine(by))[0] as WaitingEntry;
const left = async (event: EventInventory) =>
  (await call<Availability>('GET', `/availability/${event.eventId}`)).body.ticketTypes.map(type => [type.left, type.waitingList]);
const dispatch = (): Promise<void> => world.service.running.runJob('offer-waiting-places');

/** Sold out by a hold of somebody else's; whoever has the answer can give the places back. */
async function fill(event: EventInventory, number: number) {
  await world.announce(event);
  const headers = cart();
  const { body } = await world.holdAs(headers, event, quantity(event, number));
  return () => world.service.inject({ method: 'DELETE', url: `/api/bookings/holds/${body.id}`, headers });
}
/** The same by another process, so that this one is told of no change. */
async function fillElsewhere(event: EventInventory, number: number): Promise<void> {
  await world.announce(event);
  await using other = otherProcess(world);
  expect(await other.hold(event.eventId, quantity(event, number))).toBe('granted');
  await dispatch(); // What announcing the event woke is done before the test begins.
}
/** Places come free while nobody is told: as when a hold runs out. */
const expire = (): void => world.service.clock.advance(660);

test('who waits is offered what comes free, in the order of joining, and books it like every hold', async () => {
  const event = soldOut(2);
  const giveBack = await fill(event, 2);
  expect((await join(event, ada)).body.items).toMatchObject([{ state: 'waiting', position: 1, quantity: 1 }]);
  expect((await join(event, grace)).body.items).toMatchObject([{ position: 2 }]);
  expect((await join(event, alan)).body.items).toMatchObject([{ position: 3 }]);
  await giveBack();
  await dispatch();
  expect(await newest(ada)).toMatchObject({ state: 'offered', position: null, offer: { quantity: 1, isBooked: false, totalMinor: 1250 } });
  expect(await newest(grace)).toMatchObject({ state: 'offered' });
  expect(await newest(alan)).toMatchObject({ state: 'waiting', position: 1 });
  const { offer } = await newest(ada);
  const booked = await world.book(await world.service.asUser(ada), { id: offer?.holdId ?? '' });
  expect(booked.status).toBe(201);
  expect(await newest(ada)).toMatchObject({ state: 'offered', offer: { isBooked: true } });
  await world.pay(booked.body);
  await dispatch();
  expect(await newest(ada)).toMatchObject({ state: 'accepted', offer: null });
  const told = await world.service.published(placeOffered);
  expect(told.map(one => one.email)).toEqual(expect.arrayContaining([ada.email, grace.email]));
});

test('between the moment places come free and the offer nobody from the public gets them, in this process or another', async () => {
  const event = soldOut(2);
  await fillElsewhere(event, 2);
  await join(event, ada, { quantity: 2, least: 1 });
  await using other = otherProcess(world);
  expire();
  // Free by now, and nobody was told. All of the public is first at the door, whoever makes the offers comes last.
  await using gate = await world.service.gate('select 1 from counters where id = $1 for update', [typeOf(event)]);
  const here = world.holdAs(cart(), event, quantity(event, 1)).then(answer => answer.body.code ?? 'granted');
  await gate.blocked(1);
  const there = other.hold(event.eventId, quantity(event, 1));
  await gate.blocked(2);
  const offering = dispatch();
  await gate.blocked(3);
  await gate.release();
  await offering;
  const later = world.holdAs(cart(), event, quantity(event, 1)).then(answer => answer.body.code ?? 'granted');
  expect(await Promise.all([here, there, later])).toEqual(['sold_out', 'sold_out', 'sold_out']);
  expect(await newest(ada)).toMatchObject({ state: 'offered', offer: { quantity: 2 } });
});

test('two processes make offers at once, and nobody is offered more than there is, or twice', async () => {
  const event = soldOut(2);
  await fillElsewhere(event, 2);
  for (const who of [ada, grace, alan]) await join(event, who, { quantity: 1 });
  await using beside = await testService(bookingService, { beside: world.service });
  expire();
  await using gate = await world.service.gate('select 1 from counters where id = $1 for update', [typeOf(event)]);
  const both = Promise.all([dispatch(), beside.running.runJob('offer-waiting-places')]);
  await gate.blocked(2);
  await gate.release();
  await both;
  const states = await Promise.all([ada, grace, alan].map(async who => (await newest(who)).state));
  expect(states).toEqual(['offered', 'offered', 'waiting']);
  const { rows } = await world.service.pool.query('select held from counters where id = $1', [typeOf(event)]);
  expect(rows).toEqual([{ held: 2 }]);
});

test('while people wait whom the free places could serve, the public is told of none and refused, with the words of what is sold out', async () => {
  const event = soldOut(3);
  await fillElsewhere(event, 3);
  const before = (await world.holdAs(cart(), event, quantity(event, 1))).body;
  await join(event, ada, { quantity: 2, least: 2 });
  expire();
  expect(await left(event)).toEqual([[0, true]]);
  const { status, body } = await world.holdAs(cart(), event, quantity(event, 1));
  expect([status, body]).toMatchObject([409, { code: 'sold_out', waitingList: true, ticketTypes: [typeOf(event)] }]);
  expect((body as { detail?: string }).detail).toBe((before as { detail?: string }).detail);
  await dispatch();
  // What serves nobody in line is for everybody.
  expect(await left(event)).toEqual([[1, false]]);
  expect((await world.holdAs(cart(), event, quantity(event, 1))).status).toBe(201);
});

test('what too few are free for goes to the public, for nobody in line would take it', async () => {
  const event = soldOut(3);
  await fill(event, 2);
  await join(event, ada, { quantity: 2, least: 2 });
  await dispatch();
  expect(await left(event)).toEqual([[1, true]]);
  expect((await world.holdAs(cart(), event, quantity(event, 1))).status).toBe(201);
});

test('other ticket types leave in a shared quota what is waited for', async () => {
  const [waited, other] = [ticketType({ capacity: null }), ticketType({ capacity: null })];
  const event = anEvent({
    ticketTypes: [waited, other],
    quotas: [{ id: newId(), name: 'All', capacity: 4, ticketTypeIds: [waited.id, other.id] }],
  });
  await world.announce(event);
  await using elsewhere = otherProcess(world);
  await elsewhere.hold(event.eventId, [{ ticketTypeId: waited.id, quantity: 4 }]);
  await dispatch();
  await join(event, ada, { quantity: 2, least: 2 });
  expire();
  expect(await left(event)).toEqual(
    expect.arrayContaining([
      [0, true],
      [2, false],
    ]),
  );
  const refused = await world.holdAs(cart(), event, [{ ticketTypeId: other.id, quantity: 3 }]);
  expect([refused.status, refused.body]).toMatchObject([409, { code: 'sold_out', waitingList: true }]);
  expect((await world.holdAs(cart(), event, [{ ticketTypeId: other.id, quantity: 2 }])).status).toBe(201);
  await dispatch();
  expect(await newest(ada)).toMatchObject({ state: 'offered', offer: { quantity: 2 } });
});

test('seats that come free are offered side by side, and nobody takes one meanwhile', async () => {
  const event = aSeatedEvent();
  await world.announce(event);
  const seats = ['stalls-A-1', 'stalls-A-2', 'stalls-A-3', 'stalls-A-4'];
  await using elsewhere = otherProcess(world);
  await elsewhere.hold(
    event.eventId,
    seats.map(seat => ({ ticketTypeId: typeOf(event), seat })),
  );
  await dispatch(); // What announcing the event woke is done before places come free.
  expect((await join(event, ada, { quantity: 2, least: 2 })).status).toBe(201);
  expire();
  const taken = await world.holdAs(cart(), event, [{ ticketTypeId: typeOf(event), seat: 'stalls-A-2' }]);
  expect(taken.body).toMatchObject({ code: 'sold_out', waitingList: true });
  const together = await world.holdAs(cart(), event, [{ ticketTypeId: typeOf(event), together: 2 }]);
  expect(together.body).toMatchObject({ code: 'sold_out', waitingList: true });
  await dispatch();
  const { offer } = await newest(ada);
  expect(offer?.places).toHaveLength(2);
  const numbers = (offer?.places ?? []).map(place => Number(/seat (\d)/.exec(place)?.[1])).toSorted();
  expect((numbers[1] ?? 0) - (numbers[0] ?? 0)).toBe(1);
  expect((await world.holdAs(cart(), event, [{ ticketTypeId: typeOf(event), together: 2 }])).status).toBe(201);
});

test('a declined offer goes to the next at once; the mail’s link declines without signing in and a look at it changes nothing', async () => {
  const event = soldOut(1);
  const giveBack = await fill(event, 1);
  const { id } = (await join(event, ada)).body.items[0] as WaitingEntry;
  await join(event, grace);
  await giveBack();
  await dispatch();
  const { token = '' } = (await world.service.published(placeOffered)).find(one => one.entryId === id) ?? {};
  const seen = await call<WaitingEntry>('GET', `/waiting-entries/${id}?token=${token}`);
  expect(seen.body).toMatchObject({ state: 'offered', position: null, offer: { holdId: null, quantity: 1 } });
  expect((await call('GET', `/waiting-entries/${id}`)).status).toBe(404);
  expect((await call('GET', `/waiting-entries/${id}?token=${'x'.repeat(36)}`)).status).toBe(404);
  expect((await call('POST', `/waiting-entries/${id}/decline`, undefined, { token: 'x'.repeat(36) })).status).toBe(404);
  expect((await call('POST', `/waiting-entries/${id}/decline`, grace, {})).status).toBe(404);
  expect(await newest(ada)).toMatchObject({ state: 'offered' });
  expect((await call('POST', `/waiting-entries/${id}/decline`, undefined, { token })).status).toBe(204);
  expect(await newest(ada)).toMatchObject({ state: 'declined' });
  expect(await newest(grace)).toMatchObject({ state: 'offered' });
});

test('an offer that nobody answered goes to the next, and its owner is told', async () => {
  const event = soldOut(1);
  const giveBack = await fill(event, 1);
  const [{ id } = { id: '' }] = (await join(event, ada)).body.items;
  await giveBack();
  await dispatch();
  await join(event, grace);
  const until = new Date((await newest(ada)).offer?.until ?? 0).getTime();
  expect(until - world.service.clock.now().getTime()).toBe(24 * 3_600_000);
  world.service.clock.advance(24 * 3600 + 1);
  expect(await newest(ada)).toMatchObject({ state: 'expired', offer: null });
  await dispatch();
  expect(await newest(grace)).toMatchObject({ state: 'offered' });
  expect((await world.service.published(offerExpired)).map(one => one.entryId)).toContain(id);
});

test('one waits once for a ticket type, for no more than one may buy, and only for what is sold out', async () => {
  const event = anEvent({ ticketTypes: [ticketType({ capacity: 2, maxPerPerson: 4 }), ticketType({ capacity: 5 })] });
  await fill(event, 2);
  expect((await join(event, ada, { quantity: 5, least: 1 })).body.code).toBe('limit');
  expect((await join(event, ada, { ticketTypeIds: [typeOf(event, 1)] })).body.code).toBe('still_available');
  expect((await join(event, ada, { quantity: 2, least: 3 })).status).toBe(400);
  expect((await join(event, ada)).status).toBe(201);
  expect((await join(event, ada)).body.code).toBe('waits_already');
  const { id } = await newest(ada);
  expect((await call('DELETE', `/waiting-entries/${id}`, grace)).status).toBe(404);
  expect((await call('DELETE', `/waiting-entries/${id}`, ada)).status).toBe(204);
  expect(await newest(ada)).toMatchObject({ state: 'left', position: null });
  expect((await join(event, ada)).status).toBe(201);
});

test('two joins of one person at once make one entry', async () => {
  const event = soldOut(1);
  await fill(event, 1);
  const answers = await Promise.all([join(event, ada), join(event, ada), join(event, ada)]);
  expect(answers.map(answer => answer.body.code ?? answer.status).toSorted()).toEqual([201, 'waits_already', 'waits_already']);
});

test('the team sees who waits, serves somebody first, removes somebody, and closes the list; roles and strangers may not', async () => {
  const event = soldOut(2);
  await fillElsewhere(event, 2);
  const [manager, viewer, stranger] = [person('Mia'), person('Vic'), person('Sam')];
  world.join(event, manager, 'manager');
  world.join(event, viewer, 'viewer');
  for (const who of [ada, grace, alan]) await join(event, who);
  const base = `/events/${event.eventId}/waiting-list`;
  const settings = { isOpen: true, offerHours: 2, maxQuantity: 4 };
  expect((await call('PUT', base, viewer, settings)).body.code).toBe('role_forbids');
  expect((await call('GET', base, stranger)).body.code).toBe('not_a_member');
  expect((await call('GET', `${base}/entries`, stranger)).body.code).toBe('not_a_member');
  for (const path of ['/offers', '/close']) expect((await call('POST', base + path, viewer)).body.code).toBe('role_forbids');
  expect((await call<object>('PUT', base, manager, settings)).body).toMatchObject({ settings, ticketTypes: [{ waiting: 3, wanted: 3 }] });
  const entries = (await call<{ items: { id: string; email: string }[] }>('GET', `${base}/entries`, viewer)).body.items;
  expect(entries.map(entry => entry.email)).toEqual([ada.email, grace.email, alan.email]);
  const last = entries[2]?.id ?? '';
  expect((await call('POST', `${base}/entries/${last}/offers`, manager)).body.code).toBe('sold_out');
  expire(); // Nobody is told.
  expect((await call('POST', `${base}/entries/${last}/offers`, manager)).body).toEqual({ offers: 1 });
  expect(await newest(alan)).toMatchObject({ state: 'offered' });
  expect((await call('DELETE', `${base}/entries/${entries[0]?.id}`, manager)).status).toBe(204);
  expect(await newest(ada)).toMatchObject({ state: 'removed' });
  expect(await newest(grace)).toMatchObject({ state: 'offered' });
  await join(event, ada);
  expect((await call('POST', `${base}/close`, manager)).body).toEqual({ ended: 1 });
  expect((await join(event, ada)).body.code).toBe('list_closed');
  expect((await call<object>('GET', base, viewer)).body).toMatchObject({ ticketTypes: [{ waiting: 0, offered: 2 }] });
});
