import { createHash, createHmac } from 'node:crypto';
import type { Visit, WaitingRoomNow, WaitingRoomOverview } from '@event-planner/contracts/waiting-room';
import { person, testService } from '@event-planner/platform/testing';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookingService } from '../service.ts';
import { ada, aSeatedEvent, type BookingWorld, bookingWorld, cart, grace } from '../test-world.ts';
import { many, settings, waitingRooms, type Headers } from './test-waiting-rooms.ts';

let world: BookingWorld;
let rooms: ReturnType<typeof waitingRooms>;
beforeAll(async () => {
  world = await bookingWorld();
  rooms = waitingRooms(world);
});
afterAll(() => world[Symbol.asyncDispose]());

test('before the opening everybody only waits; then all of them get numbers by a draw that anybody can check', async () => {
  const room = await rooms.onSale();
  const told = await room.now();
  expect(told).toMatchObject({ phase: 'gathering', isDrawn: false, seed: null, lastNumber: 0, admittedUpTo: 0 });
  const people = many(40);
  const visits = await Promise.all(people.map(who => room.join(who)));
  expect(new Set(visits.map(visit => visit.body.number))).toEqual(new Set([null]));
  expect((await room.comeIn(people[0] as Headers)).body).toMatchObject({ code: 'not_admitted', state: 'waiting' });
  rooms.minutes(5);
  const numbers = await Promise.all(people.map(async who => (await room.mine(who)).number));
  expect(numbers.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(people.map((_, at) => at + 1));
  const { seed, seedHash, items } = await room.draw();
  expect(seedHash).toBe(told.seedHash);
  expect(createHash('sha256').update(seed).digest('hex')).toBe(seedHash);
  const rankOf = ({ visitor }: { readonly visitor: string }): string => createHmac('sha256', seed).update(visitor).digest('hex');
  expect(items.map(item => item.visitor)).toEqual(items.toSorted((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1)).map(item => item.visitor));
  expect(new Set(items.map(item => item.visitor))).toEqual(new Set(visits.map(visit => visit.body.visitor)));
});

test('who comes after the opening gets the next number, and who was there keeps theirs, in another tab and after signing in', async () => {
  const room = await rooms.onSale();
  const [early, late] = [cart(), cart()];
  await room.join(early);
  rooms.minutes(6);
  expect((await room.join(late)).body.number).toBe(2);
  expect((await room.join(late)).body.number).toBe(2);
  expect((await room.join({ ...late, ...(await world.service.asUser(ada)) })).body.number).toBe(2);
  expect((await room.join(early)).body.number).toBe(1);
  const asUser = await world.service.asUser(grace);
  expect((await room.join({ ...cart(), ...asUser })).body.number).toBe(3);
  expect((await room.join({ ...cart(), ...asUser })).body.number).toBe(3);
});

test('people come in at the rate, faster or slower from the moment it is changed, and not while it is paused', async () => {
  const room = await rooms.onSale();
  const people = many(60);
  await Promise.all(people.map(who => room.join(who)));
  rooms.minutes(5);
  const upTo = async (): Promise<number> => {
    await rooms.movedOn(room.event.eventId);
    return (await room.now()).admittedUpTo;
  };
  expect((await room.now()).admittedUpTo).toBe(0);
  rooms.minutes(1);
  expect(await upTo()).toBe(6);
  await room.control({ ratePerMinute: 12, opensAt: room.opensAt });
  rooms.minutes(1);
  expect(await upTo()).toBe(18);
  await room.state('paused');
  rooms.minutes(3);
  expect(await room.now()).toMatchObject({ phase: 'paused', admittedUpTo: 18 });
  await room.state('running');
  rooms.minutes(0.5);
  expect((await room.now()).admittedUpTo).toBe(24);
  // A standstill of the whole house is not made up for at once.
  rooms.minutes(3);
  expect((await room.now()).admittedUpTo).toBeLessThanOrEqual(24 + 12);
});

test('an idle room lets nobody wait, and a crowd that comes later is let in at the rate', async () => {
  const room = await rooms.onSale();
  rooms.minutes(5);
  await room.now();
  for (let minute = 0; minute < 3; minute++) {
    rooms.minutes(1);
    await rooms.movedOn(room.event.eventId);
  }
  const first = cart();
  await room.join(first);
  expect((await room.comeIn(first)).status).toBe(201);
  await Promise.all(many(30).map(who => room.join(who)));
  expect((await room.now()).admittedUpTo).toBeLessThanOrEqual(2);
});

test('without an admission of one’s own, of this event and in time, nobody holds a place, whatever route they take', async () => {
  const room = await rooms.onSale({ admissionMinutes: 2 });
  const other = await rooms.onSale();
  const [mine, theirs] = [cart(), cart()];
  await Promise.all([mine, theirs].flatMap(who => [room.join(who), other.join(who)]));
  expect((await room.hold(mine)).body).toMatchObject({ code: 'not_admitted', queue: `/bookings/waiting-rooms/${room.event.eventId}` });
  rooms.minutes(5.5);
  await Promise.all([room.now(), other.now()]);
  const { token } = (await room.comeIn(mine)).body;
  const elsewhere = (await other.comeIn(mine)).body.token;
  const another = (await room.comeIn(theirs)).body.token;
  const forged = await new SignJWT({ event: room.event.eventId })
    .setProtectedHeader({ alg: 'HS256', typ: 'admission+jwt' })
    .setSubject((await room.mine(mine)).visitor)
    .setExpirationTime(Math.floor(world.service.clock.now().getTime() / 1000) + 600)
    .sign(createHash('sha256').update('guessed').digest());
  const changed = `${token.slice(0, -6)}AAAAAA`;
  const unsigned = `${Buffer.from('{"alg":"none","typ":"admission+jwt"}').toString('base64url')}.${token.split('.')[1]}.`;
  const user = (await world.service.asUser(ada))['authorization']?.slice('Bearer '.length) ?? '';
  for (const shapeless of ['', 'x']) expect((await room.hold(mine, shapeless)).body.code).toBe('invalid_request');
  for (const bad of [undefined, elsewhere, another, forged, changed, unsigned, user])
    expect((await room.hold(mine, bad)).body.code).toBe('not_admitted');
  expect((await room.hold(theirs, token)).body.code).toBe('not_admitted');
  expect((await room.hold(await world.service.asUser(ada), token)).body.code).toBe('not_admitted');
  // Every kind of item, for every route to places ends in the same door.
  for (const items of [
    [{ ticketTypeId: room.event.ticketTypes[0]?.id, together: 2 }],
    [{ ticketTypeId: room.event.ticketTypes[0]?.id, seat: 'stalls-A-1' }],
  ])
    expect((await rooms.call('POST', '/holds', mine, { eventId: room.event.eventId, items })).body.code).toBe('not_admitted');
  expect((await room.hold(mine, `${elsewhere}, ${token}`)).status).toBe(201);
  rooms.minutes(3);
  expect((await room.hold(mine, token)).body.code).toBe('not_admitted');
  expect((await room.comeIn(mine)).body).toMatchObject({ code: 'not_admitted', state: 'over' });
});

test('seats of a house are behind the same door', async () => {
  const room = await rooms.onSale({}, aSeatedEvent());
  const type = room.event.ticketTypes[0]?.id ?? '';
  for (const items of [[{ ticketTypeId: type, seat: 'stalls-A-1' }], [{ ticketTypeId: type, together: 2 }]])
    expect((await world.holdAs(cart(), room.event, items)).body.code).toBe('not_admitted');
});

test('an admission is the same however often it is asked for, and does not begin anew with a reload', async () => {
  const room = await rooms.onSale();
  const who = cart();
  await room.join(who);
  rooms.minutes(5.5);
  const first = (await room.comeIn(who)).body;
  rooms.minutes(1);
  const second = (await room.comeIn(who)).body;
  expect(second).toEqual(first);
  expect((await room.mine(who)).state).toBe('inside');
});

test('who does not come in time has missed their turn, holds up nobody, and may wait anew at the end', async () => {
  const room = await rooms.onSale({ comeWithinMinutes: 2 });
  const [slow, ...others] = many(12) as [Headers, ...Headers[]];
  await Promise.all([slow, ...others].map(who => room.join(who)));
  rooms.minutes(5);
  await room.now();
  for (let step = 0; step < 30; step++) {
    rooms.minutes(0.2);
    await rooms.movedOn(room.event.eventId);
  }
  expect(await room.now()).toMatchObject({ admittedUpTo: 12 });
  expect(await room.mine(slow)).toMatchObject({ state: 'missed' });
  expect((await room.comeIn(slow)).body).toMatchObject({ code: 'not_admitted', state: 'missed' });
  expect((await room.join(slow)).body.state).toBe('missed');
  expect((await room.join(slow, true)).body).toMatchObject({ number: 13 });
});

test('one may begin to wait when it was announced, and no earlier', async () => {
  const room = await rooms.onSale({ inMinutes: 60, preQueueMinutes: 10 });
  expect((await room.now()).phase).toBe('scheduled');
  expect((await room.join(cart())).body.code).toBe('queue_not_open');
  rooms.minutes(50);
  expect((await room.join(cart())).status).toBe(201);
});

test('one network address gets no more numbers than it may have', async () => {
  const room = await rooms.onSale({ maxPerAddress: 3 });
  const answers = await Promise.all(many(8).map(who => room.join(who)));
  expect(answers.filter(answer => answer.status === 201)).toHaveLength(3);
  expect(answers.find(answer => answer.status !== 201)).toMatchObject({ status: 429, body: { code: 'too_many_visitors' } });
});

test('whoever has one IPv6 address has the others of its network, and is one', async () => {
  const room = await rooms.onSale({ maxPerAddress: 1 });
  const url = `/api/bookings/waiting-rooms/${room.event.eventId}/visits`;
  const join = (remoteAddress: string) => world.service.inject({ method: 'POST', url, headers: cart(), payload: {}, remoteAddress });
  const answers = [await join('2001:db8:1:2::1'), await join('2001:db8:1:2:ffff::9'), await join('2001:db8:1:3::1')];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 429, 201]);
});

test('closed, it lets everybody buy; another process knows that, and what was drawn, after a restart too', async () => {
  const room = await rooms.onSale();
  const people = many(5);
  await Promise.all(people.map(who => room.join(who)));
  rooms.minutes(5);
  // Whoever starts now knows nothing but what is stored.
  await using restarted = await testService(bookingService, { beside: world.service });
  const numbersBy = (service: typeof restarted) =>
    Promise.all(
      people.map(
        async headers =>
          (
            await service.inject({ method: 'GET', url: `/api/bookings/waiting-rooms/${room.event.eventId}/visits/mine`, headers })
          ).json<Visit>().number,
      ),
    );
  const [there, here] = await Promise.all([numbersBy(restarted), numbersBy(world.service)]);
  expect(there).toEqual(here);
  expect(there.toSorted()).toEqual([1, 2, 3, 4, 5]);
  await room.state('closed');
  expect((await room.hold(cart())).status).toBe(201);
  expect((await room.now()).phase).toBe('closed');
});

test('two processes give out every number once', async () => {
  const room = await rooms.onSale();
  rooms.minutes(6);
  await room.now();
  await using beside = await testService(bookingService, { beside: world.service });
  const url = `/api/bookings/waiting-rooms/${room.event.eventId}/visits`;
  await using gate = await world.service.gate('select 1 from waiting_rooms where event_id = $1 for update', [room.event.eventId]);
  const joins = [world.service, beside].flatMap(service =>
    many(25).map(headers => service.inject({ method: 'POST', url, headers, payload: {} }).then(answer => answer.json<Visit>().number)),
  );
  await gate.blocked(2);
  await gate.release();
  const numbers = await Promise.all(joins);
  expect(numbers.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(joins.map((_, at) => at + 1));
});

test('two processes that find the opening due at once draw once', async () => {
  const room = await rooms.onSale();
  await Promise.all(many(20).map(who => room.join(who)));
  rooms.minutes(5);
  await using beside = await testService(bookingService, { beside: world.service });
  const url = `/api/bookings/waiting-rooms/${room.event.eventId}`;
  await using gate = await world.service.gate('select 1 from waiting_rooms where event_id = $1 for update', [room.event.eventId]);
  const looks = [world.service, beside].map(service =>
    service.inject({ method: 'GET', url }).then(answer => answer.json<WaitingRoomNow>()),
  );
  await gate.blocked(2);
  await gate.release();
  for (const look of await Promise.all(looks)) expect(look).toMatchObject({ isDrawn: true, lastNumber: 20 });
  const { rows } = await world.service.pool.query(
    'select count(distinct number)::int as numbers from waiting_visitors where event_id = $1',
    [room.event.eventId],
  );
  expect(rows).toEqual([{ numbers: 20 }]);
});

test('only those of the team who may change it do, and the moment of the draw stays once it was', async () => {
  const room = await rooms.onSale();
  const viewer = person('Vic');
  world.join(room.event, viewer, 'viewer');
  const path = `/events/${room.event.eventId}/waiting-room`;
  const [asViewer, asStranger] = await Promise.all([world.service.asUser(viewer), world.service.asUser(ada)]);
  expect((await rooms.call('GET', path, asViewer)).status).toBe(200);
  expect((await rooms.call('GET', path, asStranger)).body.code).toBe('not_a_member');
  expect((await rooms.call('PUT', path, asViewer, { ...settings, opensAt: room.opensAt })).body.code).toBe('role_forbids');
  expect((await rooms.call('POST', `${path}/state`, asViewer, { state: 'closed' })).body.code).toBe('role_forbids');
  rooms.minutes(6);
  await room.now();
  expect((await room.control({ opensAt: rooms.inMinutes(30) })).body.code).toBe('room_opened');
  const who = cart();
  await room.join(who);
  const { room: seen } = (await rooms.call<WaitingRoomOverview>('GET', path, asViewer)).body;
  expect(seen).toMatchObject({ now: { lastNumber: 1 }, settings: { ratePerMinute: 6 } });
});
