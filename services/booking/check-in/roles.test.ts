import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { CheckInCounts, DoorEvents, DoorPlan } from '@event-planner/contracts/check-in';
import { plainDoorPlan } from '@event-planner/contracts/check-in';
import type { MemberRole } from '@event-planner/contracts/member-role';
import { sessionEnded } from '@event-planner/contracts/sockets';
import { createMemoryCache } from '@event-planner/platform/cache';
import { newId } from '@event-planner/platform/ids';
import { createLogger } from '@event-planner/platform/telemetry';
import { eventually, person } from '@event-planner/platform/testing';
import { createEndedSessions } from '@event-planner/platform/tokens';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { anEvent, type BookingWorld, bookingWorld } from '../test-world.ts';
import { passSeconds } from './limits.ts';
import { countsOf, device, evening, goTo, soldTo, stranger, withDoorStaff } from './test-door.ts';

let world: BookingWorld;
let event: ReturnType<typeof anEvent>;
let other: ReturnType<typeof anEvent>;
beforeAll(async () => {
  world = await bookingWorld();
  [event, other] = [withDoorStaff(world, await world.announce(anEvent())), await world.announce(anEvent({ title: 'Another house' }))];
  world.join(other, stranger, 'owner');
});
afterAll(() => world[Symbol.asyncDispose]());

/** Where counts are watched. */
const urlOf = async (): Promise<(pass: string) => string> => {
  const { http, sockets } = world.service.running;
  if (!http.server.listening) {
    await http.listen({ port: 0, host: '127.0.0.1' });
    http.server.on('upgrade', sockets.upgrade);
  }
  return pass => `ws://127.0.0.1:${(http.server.address() as AddressInfo).port}/api/bookings/check-in/live?pass=${pass}`;
};

const roles = ['owner', 'manager', 'box_office', 'check_in', 'viewer'] as const satisfies readonly MemberRole[];
const scanBatch = () => ({
  device: { id: randomUUID(), name: 'Phone' },
  sentAt: evening,
  scans: [{ nonce: randomUUID(), gate: event.eventId, at: evening, direction: 'in', code: 'x' }],
});
// A version that nobody saw: whoever may is told so, and nothing changes.
const newPlan = (): DoorPlan => ({ ...plainDoorPlan(event.eventId), version: 77 });
const atDoors: readonly MemberRole[] = ['owner', 'manager', 'box_office', 'check_in'];

test.each<
  [route: string, method: 'GET' | 'POST' | 'PUT', path: (eventId: string) => string, may: readonly MemberRole[], body?: () => object]
>([
  ['scan', 'POST', id => `events/${id}/scans`, atDoors, scanBatch],
  ['download the list', 'GET', id => `events/${id}/door-list`, atDoors],
  ['search', 'GET', id => `events/${id}/door-search?q=ada`, atDoors],
  ['read what was scanned', 'GET', id => `events/${id}/scans`, atDoors],
  ['look at the doors', 'GET', id => `events/${id}/door`, roles],
  ['see the counts', 'GET', id => `events/${id}/check-in`, roles],
  ['change the gates', 'PUT', id => `events/${id}/door`, ['owner', 'manager'], newPlan],
])('of the team only those who may %s', async (_route, method, path, may, body) => {
  const ask = async (eventId: string, by: Parameters<typeof world.service.asUser>[0]) =>
    (
      await world.service.inject({
        method,
        url: `/api/bookings/${path(eventId)}`,
        headers: await world.service.asUser(by),
        ...(body && { payload: body() }),
      })
    ).statusCode;
  for (const role of roles) {
    const member = person(`A-${role}`);
    world.join(event, member, role);
    expect(await ask(event.eventId, member), role).toBe(may.includes(role) ? (method === 'PUT' ? 409 : 200) : 403);
    expect(await ask(other.eventId, member), `${role} elsewhere`).toBe(403);
  }
  expect(await ask(event.eventId, stranger)).toBe(403);
  expect(
    (await world.service.inject({ method, url: `/api/bookings/${path(event.eventId)}`, ...(body && { payload: body() }) })).statusCode,
  ).toBe(401);
});

test('door staff see nothing else of the orders', async () => {
  const dora = person('A-check_in');
  world.join(event, dora, 'check_in');
  const headers = await world.service.asUser(dora);
  for (const path of [`sales/${event.eventId}`, `events/${event.eventId}/answers`, `events/${event.eventId}/blocks`])
    expect((await world.service.inject({ url: `/api/bookings/${path}`, headers })).statusCode, path).toBe(403);
});

test('whoever stands at doors finds the events of their organizer that are not over, and no others', async () => {
  const headers = await world.service.asUser(person('A-check_in'));
  const over = await world.announce(
    anEvent({ organizerId: event.organizerId, title: 'Over', endsAt: '2030-05-30T00:00:00Z', startsAt: '2030-05-29T00:00:00Z' }),
  );
  const list = await world.service.inject({ url: `/api/bookings/doors?organizerId=${event.organizerId}`, headers });
  expect(list.json<DoorEvents>().items.map(({ eventId }) => eventId)).toEqual([event.eventId]);
  expect(over.title).toBe('Over');
  expect((await world.service.inject({ url: `/api/bookings/doors?organizerId=${other.organizerId}`, headers })).statusCode).toBe(403);
});

test('somebody is found by name, reference or whole address, without what the door does not need', async () => {
  const booking = await soldTo(world, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  const headers = await world.service.asUser(person('A-check_in'));
  const found = async (q: string) =>
    (await world.service.inject({ url: `/api/bookings/events/${event.eventId}/door-search?q=${encodeURIComponent(q)}`, headers })).json()
      .items;
  const [one] = await found('ADA');
  expect(one).toEqual({
    ticketId: booking.tickets[0]!.id,
    reference: booking.reference,
    blocked: false,
    attendeeName: 'Ada',
    ticketTypeName: 'Standard',
    place: '',
    state: 'valid',
    inside: false,
    entries: 0,
  });
  expect(await found(booking.reference.slice(0, 4).toLowerCase())).toHaveLength(1);
  expect(await found('Ada@example.test')).toHaveLength(1);
  for (const nobody of ['example.test', '%%', '__', String.raw`\\`, "'; drop table tickets", 'half \ud800'])
    expect(await found(nobody.toWellFormed()), nobody).toEqual([]);
});

test('somebody is found at the door without the accents and letters that another keyboard has', async () => {
  const booking = await soldTo(world, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  const ticketId = booking.tickets[0]!.id;
  await world.service.pool.query('update tickets set attendee_name = $1 where id = $2', ['Þórður Łukasiewicz-Groß', ticketId]);
  const headers = await world.service.asUser(person('A-check_in'));
  for (const q of ['thordur', 'ÞÓRÐ', 'lukasiewicz', 'Łuka', 'gross', 'GROSS']) {
    const url = `/api/bookings/events/${event.eventId}/door-search?q=${encodeURIComponent(q)}`;
    const { items } = (await world.service.inject({ url, headers })).json();
    expect(
      items.map((one: { ticketId: string }) => one.ticketId),
      q,
    ).toEqual([ticketId]);
  }
});

test('who watches is told the counts as they change, until the pass expires, and nobody without one', async () => {
  const url = await urlOf();
  const { pass } = await countsOf(world, event);
  const socket = new WebSocket(url(pass));
  const heard: CheckInCounts[] = [];
  socket.on('message', text => heard.push(JSON.parse((text as Buffer).toString()) as CheckInCounts));
  await eventually(() => expect(heard.at(-1)).toMatchObject({ eventId: event.eventId, admitted: 0 }));
  const booking = await soldTo(world, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  goTo(world, evening);
  const { pass: fresh } = await countsOf(world, event);
  const late = new WebSocket(url(fresh));
  await once(late, 'open');
  late.on('message', text => heard.push(JSON.parse((text as Buffer).toString()) as CheckInCounts));
  await device(world, event).scan({ ticketId: booking.tickets[0]!.id });
  await eventually(() => expect(heard.at(-1)).toMatchObject({ admitted: 1, inside: 1 }));
  world.service.clock.advance(passSeconds);
  expect((await once(late, 'close'))[0]).toBe(1008);
  for (const bad of [pass, `${fresh.slice(0, -1)}A`, fresh.replace(event.eventId, other.eventId), '']) {
    const refused = new WebSocket(url(bad));
    expect((await once(refused, 'close'))[0], bad).toBe(1008);
  }
});

test('who watches in a session that ends is cut off, whoever watches in another or in none goes on, and the pass opens nothing more', async () => {
  const url = await urlOf();
  const [ends, goesOn] = [newId(), newId()];
  const passOf = async (sid?: string): Promise<string> => {
    const headers = await world.service.asUser({ ...person('A-check_in'), ...(sid !== undefined && { sid }) });
    return (await world.service.inject({ url: `/api/bookings/events/${event.eventId}/check-in`, headers })).json<{ pass: string }>().pass;
  };
  const passes = { ends: await passOf(ends), goesOn: await passOf(goesOn), program: await passOf() };
  const codes: (readonly [name: string, code: number])[] = [];
  const open = async (name: keyof typeof passes): Promise<WebSocket> => {
    const socket = new WebSocket(url(passes[name]));
    socket.on('close', code => codes.push([name, code]));
    await once(socket, 'message');
    return socket;
  };
  const sockets = [await open('ends'), await open('ends'), await open('goesOn'), await open('program')];
  const auth = createEndedSessions({
    cache: { ...createMemoryCache({ now: world.service.clock.now }), ...world.service.fanOut },
    now: world.service.clock.now,
    log: createLogger({ service: 'auth', level: 'silent' }),
  });
  await auth.end([ends]);
  await eventually(() => expect(codes).toHaveLength(2));
  const again = new WebSocket(url(passes.ends));
  expect((await once(again, 'close'))[0]).toBe(sessionEnded);
  for (const socket of sockets.slice(2)) {
    socket.ping();
    await once(socket, 'pong');
  }
  expect(codes).toEqual([
    ['ends', sessionEnded],
    ['ends', sessionEnded],
  ]);
  // To name another session is to forge a pass.
  const forged = new WebSocket(url(passes.ends.replace(ends, goesOn)));
  expect((await once(forged, 'close'))[0]).toBe(1008);
  for (const socket of sockets) socket.close();
});
