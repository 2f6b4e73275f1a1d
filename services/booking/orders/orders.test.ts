import { bookingResent } from '@event-planner/contracts/messages';
import type { Order, OrderPage } from '@event-planner/contracts/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anEvent, aSeatedEvent, type BookingWorld, bookingWorld, ticketType } from '../test-world.ts';
import { askAs, member, sold } from './test-orders.ts';

let world: BookingWorld;
beforeAll(async () => void (world = await bookingWorld()));
afterAll(() => world[Symbol.asyncDispose]());

const roles = ['owner', 'manager', 'box_office', 'check_in', 'viewer', null] as const;
const list = (event: { eventId: string }, user: Parameters<typeof askAs>[1], query = '') =>
  askAs<OrderPage>(world, user, { path: `/events/${event.eventId}/orders${query}` });

test('orders are for the roles that may see them, and changed by those that may change them', async () => {
  const event = await world.announce(anEvent());
  const order = await sold(world, event);
  const one = `/events/${event.eventId}/orders/${order.id}`;
  const asked = await Promise.all(
    roles.map(async role => {
      const user = member(world, event, role);
      const statuses = await Promise.all([
        list(event, user),
        askAs(world, user, { path: `/orders?organizerId=${event.organizerId}` }),
        askAs(world, user, { path: one }),
        askAs(world, user, { path: `/events/${event.eventId}/attendees` }),
        askAs(world, user, { method: 'PATCH', path: one, payload: { note: `from ${role}` } }),
        askAs(world, user, { method: 'POST', path: `${one}/resend` }),
      ]);
      return [role, statuses.map(({ status }) => status)];
    }),
  );
  const [all, looks, none] = [
    [200, 200, 200, 200, 200, 200],
    [200, 200, 200, 200, 403, 403],
    [403, 403, 403, 403, 403, 403],
  ];
  expect(Object.fromEntries(asked)).toEqual({ owner: all, manager: all, box_office: all, check_in: none, viewer: looks, null: none });
});

test('one organizer finds nothing of another’s', async () => {
  const [mine, theirs] = [await world.announce(anEvent()), await world.announce(anEvent())];
  const [own, other] = [await sold(world, mine, { name: 'Twin Person' }), await sold(world, theirs, { name: 'Twin Person' })];
  const owner = member(world, mine, 'owner');
  const found = await list(mine, owner, '?q=twin');
  expect(found.body.items.map(({ id }) => id)).toEqual([own.id]);
  const everywhere = await askAs<OrderPage>(world, owner, { path: `/orders?organizerId=${mine.organizerId}&q=${other.reference}` });
  expect(everywhere.body.items).toEqual([]);
  const crossed = { path: `/events/${mine.eventId}/orders/${other.id}` };
  expect((await askAs(world, owner, crossed)).status).toBe(404);
  expect((await askAs(world, owner, { ...crossed, method: 'PATCH', payload: { note: 'mine now' } })).status).toBe(404);
  expect((await askAs(world, owner, { method: 'POST', path: `${crossed.path}/resend` })).status).toBe(404);
});

test('an order is found by its reference, halves of names and addresses, its seat, its ids and its ticket’s code', async () => {
  const event = await world.announce(aSeatedEvent());
  const [gold, silver] = event.ticketTypes.map(({ id }) => id) as [string, string];
  const wanted = await sold(world, event, { name: 'Zoë Müller-Łódzka', items: [{ ticketTypeId: gold, seat: 'stalls-A-3' }] });
  await sold(world, event, { name: 'Somebody Else', items: [{ ticketTypeId: silver, seat: 'stalls-B-3' }] });
  const owner = member(world, event, 'viewer');
  const find = async (q: string): Promise<readonly string[]> =>
    (await list(event, owner, `?q=${encodeURIComponent(q)}`)).body.items.map(({ id }) => id);
  const [ticket] =
    wanted.tickets.length > 0
      ? wanted.tickets
      : (await askAs<Order>(world, owner, { path: `/events/${event.eventId}/orders/${wanted.id}` })).body.tickets;
  const ways = [
    wanted.reference,
    wanted.reference.slice(0, 4).toLowerCase(),
    'müll',
    'lodz zoë',
    'MULLER',
    'mu\u0308ller',
    'zoe.muller',
    'A-3',
    'stalls-A-3',
    'Stalls, row A, seat 3',
    wanted.id,
    ticket?.id ?? '',
  ];
  expect(Object.fromEntries(await Promise.all(ways.map(async q => [q, await find(q)])))).toEqual(
    Object.fromEntries(ways.map(q => [q, [wanted.id]])),
  );
  expect(await find("'; drop table bookings; -- & | ! :* \\ zoë")).toEqual([]);
  expect(await find('!!!')).toEqual([]);
});

test('a scanned code finds its order', async () => {
  const event = await world.announce(anEvent());
  const buyer = { sub: crypto.randomUUID(), name: 'Ida', email: 'ida@example.test', roles: ['attendee'] as ['attendee'] };
  const booking = await world.bookAs(buyer, event, [{ ticketTypeId: event.ticketTypes[0]?.id ?? '', quantity: 1 }]);
  await world.pay(booking);
  const mine = await askAs<{ tickets: { code: string }[] }>(world, buyer, { path: `/${booking.id}` });
  const found = await list(event, member(world, event, 'box_office'), `?q=${mine.body.tickets[0]?.code}`);
  expect(found.body.items.map(({ id }) => id)).toEqual([booking.id]);
});

test('pages neither repeat nor lose an order while others are bought, in every order of the list', async () => {
  const event = await world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 100 })] }));
  const made: string[] = [];
  for (const name of ['Carl', 'Anna', 'Berta', 'anna', 'Dora', 'Emil', 'Anna'])
    made.push((await sold(world, event, { name: `${name} X` })).id);
  const viewer = member(world, event, 'viewer');
  for (const sort of ['newest', 'oldest', 'name', 'total']) {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: OrderPage = (await list(event, viewer, `?sort=${sort}&limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`)).body;
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
      await sold(world, event, { name: `Later ${sort}` });
    }
    expect(seen.length).toBe(new Set(seen).size);
    expect(seen).toEqual(expect.arrayContaining(made));
  }
  const first = (await list(event, viewer, '?sort=name&limit=1')).body;
  expect((await list(event, viewer, `?sort=newest&cursor=${first.nextCursor}`)).body).toMatchObject({ code: 'invalid_cursor' });
});

test('filters choose by state, origin, ticket type and days', async () => {
  const event = await world.announce(anEvent({ ticketTypes: [ticketType({ name: 'A' }), ticketType({ name: 'B' })] }));
  const [a, b] = event.ticketTypes.map(({ id }) => id) as [string, string];
  const [first, second] = [
    await sold(world, event, { items: [{ ticketTypeId: a, quantity: 1 }] }),
    await sold(world, event, { items: [{ ticketTypeId: b, quantity: 1 }] }),
  ];
  const viewer = member(world, event, 'viewer');
  const ids = async (query: string) => (await list(event, viewer, query)).body.items.map(({ id }) => id);
  expect(await ids(`?ticketTypeId=${a}`)).toEqual([first.id]);
  expect(await ids('?state=confirmed')).toEqual([second.id, first.id]);
  expect(await ids('?state=pending')).toEqual([]);
  expect(await ids('?origin=box_office')).toEqual([]);
  expect(await ids('?from=2030-06-01&to=2030-06-01')).toEqual([second.id, first.id]);
  expect(await ids('?from=2030-06-02')).toEqual([]);
  expect((await list(event, viewer, '?state=lost')).status).toBe(400);
});

test('what the team changes is on the tickets, can be found, and is written down with who did it', async () => {
  const event = await world.announce(anEvent());
  const order = await sold(world, event, { name: 'Old Name' });
  const clerk = member(world, event, 'box_office');
  const path = `/events/${event.eventId}/orders/${order.id}`;
  const before = (await askAs<Order>(world, clerk, { path })).body;
  const change = {
    name: 'New Name',
    email: 'New@Example.test',
    note: 'called',
    attendees: [{ ticketId: before.tickets[0]?.id, name: 'Guest One' }],
  };
  const after = (await askAs<Order>(world, clerk, { method: 'PATCH', path, payload: change })).body;
  expect(after).toMatchObject({ name: 'New Name', email: 'new@example.test', note: 'called', tickets: [{ attendeeName: 'Guest One' }] });
  const history = after.history.map(({ kind, by, from, to }) => [kind, by, from, to]);
  expect(history.slice(0, 2)).toEqual([
    ['created', null, null, null],
    ['confirmed', null, null, null],
  ]);
  expect(history.slice(2).toSorted()).toEqual([
    ['attendee_renamed', clerk.name, 'Old Name', 'Guest One'],
    ['email_changed', clerk.name, 'old.name@example.test', 'new@example.test'],
    ['name_changed', clerk.name, 'Old Name', 'New Name'],
    ['note_changed', clerk.name, null, 'called'],
  ]);
  expect((await list(event, clerk, '?q=old')).body.items).toHaveLength(0);
  expect((await list(event, clerk, '?q=new')).body.items).toHaveLength(1);
  const strange = { method: 'PATCH', path, payload: { attendees: [{ ticketId: crypto.randomUUID(), name: 'X' }] } } as const;
  expect((await askAs(world, clerk, strange)).status).toBe(404);
});

test('the tickets are mailed again to the new address, five times a day at most', async () => {
  const event = await world.announce(anEvent());
  const order = await sold(world, event);
  const clerk = member(world, event, 'box_office');
  const path = `/events/${event.eventId}/orders/${order.id}`;
  await askAs(world, clerk, { method: 'PATCH', path, payload: { email: 'right@example.test' } });
  const statuses: number[] = [];
  for (let time = 0; time < 6; time++) statuses.push((await askAs(world, clerk, { method: 'POST', path: `${path}/resend` })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  const sent = (await world.service.published(bookingResent)).filter(({ bookingId }) => bookingId === order.id);
  expect(sent).toHaveLength(5);
  expect(new Set(sent.map(({ resentId }) => resentId)).size).toBe(5);
  expect(sent[0]).toMatchObject({ email: 'right@example.test', tickets: [{ state: 'valid' }] });
});
