import ICAL from 'ical.js';
import { eventUpdated } from '@event-planner/contracts/messages';
import { expect, test } from 'vitest';
import { ada, anEvent, aSeatedEvent, type BookingWorld, bookingWorld, grace } from '../test-world.ts';

const url = '/api/bookings/calendar';

async function askFor(world: BookingWorld, { replaces = false, as = ada } = {}) {
  const answer = await world.service.inject({ method: 'POST', url, headers: await world.service.asUser(as), payload: { replaces } });
  return { status: answer.statusCode, code: answer.json().code, path: new URL(answer.json().url ?? 'http://none').pathname };
}
const read = (world: BookingWorld, path: string) => world.service.inject({ url: path });
const entriesOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(one => ({ event: new ICAL.Event(one), component: one }));

test('whoever knows the address sees what its owner has confirmed and still to come, with the places', async () => {
  await using world = await bookingWorld();
  const { path } = await askFor(world);
  const [seated, later, unpaid] = [
    await world.announce(aSeatedEvent()),
    await world.announce(anEvent({ title: 'Later', startsAt: '2030-10-01T18:00:00Z', endsAt: '2030-10-01T20:00:00Z' })),
    await world.announce(anEvent({ title: 'Unpaid' })),
  ];
  await world.pay(await world.bookAs(ada, later, [{ ticketTypeId: later.ticketTypes[0]!.id, quantity: 2 }]));
  const first = await world.bookAs(ada, seated, [{ ticketTypeId: seated.ticketTypes[0]!.id, seat: 'stalls-A-1' }]);
  await world.pay(first);
  await world.bookAs(ada, unpaid, [{ ticketTypeId: unpaid.ticketTypes[0]!.id, quantity: 1 }]);
  await world.pay(await world.bookAs(grace, later, [{ ticketTypeId: later.ticketTypes[0]!.id, quantity: 1 }]));

  const answer = await read(world, path);
  expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
    200,
    'text/calendar; charset=utf-8',
    'private, no-store',
  ]);
  const entries = entriesOf(answer.body);
  expect(entries.map(({ event }) => event.summary)).toEqual(['An Evening', 'Later']);
  expect(entries[0]?.event.description).toBe(`${first.lines[0]?.place}\n${first.reference}`);
  expect(entries[0]?.event.uid).toBe(`${first.id}@event-planner`);

  world.service.clock.advance(100 * 86_400); // The first of them is over.
  expect(entriesOf((await read(world, path)).body).map(({ event }) => event.summary)).toEqual(['Later']);
});

test('a cancelled event is called off in the calendar, as a newer version of the same entry', async () => {
  await using world = await bookingWorld();
  const { path } = await askFor(world);
  const event = await world.announce(anEvent());
  await world.pay(await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]));
  const [before] = entriesOf((await read(world, path)).body);
  world.inventories.set(event.eventId, { ...event, state: 'cancelled', version: 2 });
  await world.service.deliver(eventUpdated, { eventId: event.eventId, version: 2 });
  const [after] = entriesOf((await read(world, path)).body);
  expect([before, after].map(one => [one?.component.getFirstPropertyValue('status'), one?.event.sequence])).toEqual([
    ['CONFIRMED', 1],
    ['CANCELLED', 2],
  ]);
  expect(after?.event.uid).toBe(before?.event.uid);
});

test('an address is told once, can be replaced and revoked, and the old one stops working', async () => {
  await using world = await bookingWorld();
  const headers = await world.service.asUser(ada);
  const state = async () => (await world.service.inject({ url, headers })).json().createdAt;
  expect(await state()).toBeNull();
  expect(await askFor(world, { replaces: true })).toMatchObject({ status: 404, code: 'not_found' });
  const first = await askFor(world);
  expect([first.status, await state()]).toEqual([201, '2030-06-01T10:00:00.000Z']);
  expect(await askFor(world)).toMatchObject({ status: 409, code: 'calendar_exists' });
  const second = await askFor(world, { replaces: true });
  expect((await read(world, first.path)).statusCode).toBe(404);
  expect((await read(world, second.path)).statusCode).toBe(200);
  expect((await world.service.inject({ method: 'DELETE', url, headers })).statusCode).toBe(204);
  expect((await read(world, second.path)).statusCode).toBe(404);
  expect((await world.service.inject({ method: 'DELETE', url, headers })).statusCode).toBe(404);
});

test('a copy of the database opens no calendar', async () => {
  await using world = await bookingWorld();
  const { path } = await askFor(world);
  const { rows } = await world.service.pool.query<{ token_hash: string }>('select * from calendar_feeds');
  expect(path).not.toContain(rows[0]?.token_hash);
  expect((await read(world, `${url}/${rows[0]?.token_hash}.ics`)).statusCode).toBe(404);
  expect((await read(world, `${url}/short.ics`)).statusCode).toBe(400);
});
