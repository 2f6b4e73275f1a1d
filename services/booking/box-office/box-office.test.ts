import type { Booking, Hold } from '@event-planner/contracts/booking';
import type { GuestReport, Till } from '@event-planner/contracts/box-office';
import { bookingConfirmed } from '@event-planner/contracts/messages';
import type { Order, OrderPage } from '@event-planner/contracts/orders';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { person } from '@event-planner/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askAs, member } from '../orders/test-orders.ts';
import { anEvent, aSeatedEvent, type BookingWorld, bookingWorld, type Items, ticketType } from '../test-world.ts';

let world: BookingWorld;
beforeAll(async () => void (world = await bookingWorld()));
afterAll(() => world[Symbol.asyncDispose]());

type Event = Parameters<typeof member>[1];
const at = (event: Event) => `/events/${event.eventId}/box-office`;
const one = (event: Event, quantity = 1): Items => [{ ticketTypeId: event.ticketTypes[0]?.id ?? '', quantity }];
const hold = (event: Event, by: AccessClaims, items: Items) =>
  askAs<Hold>(world, by, { method: 'POST', path: `${at(event)}/holds`, payload: { items } });
const sell = (event: Event, by: AccessClaims, sale: object) =>
  askAs<Booking>(world, by, { method: 'POST', path: `${at(event)}/sales`, payload: sale });

test('a sale at the desk is confirmed at once, without a name or an address, and counted by who sold it and how it was paid', async () => {
  const event = await world.announce(anEvent());
  const clerk = member(world, event, 'box_office');
  const { body: held } = await hold(event, clerk, one(event, 2));
  const { status, body: booking } = await sell(event, clerk, { kind: 'sold', holdId: held.id, paidWith: 'cash' });
  expect([status, booking]).toMatchObject([201, { state: 'confirmed', origin: 'box_office', totalMinor: 2500 }]);
  expect(booking.tickets).toHaveLength(2);
  const order = (await askAs<Order>(world, clerk, { path: `/events/${event.eventId}/orders/${booking.id}` })).body;
  expect(order).toMatchObject({ email: '', paidWith: 'cash', payment: 'settled', soldBy: clerk.name });
  expect((await world.service.published(bookingConfirmed)).find(({ bookingId }) => bookingId === booking.id)).toMatchObject({ email: '' });
  const till = await askAs<Till>(world, clerk, {
    path: `/box-office/till?organizerId=${event.organizerId}&day=2030-06-01&timeZone=Europe/Berlin`,
  });
  expect(till.body.rows).toMatchObject([
    { by: { name: clerk.name }, kind: 'sold', paidWith: 'cash', orders: 1, tickets: 2, amountMinor: 2500 },
  ]);
});

test('what is given away costs nothing, has its reason, and takes its place', async () => {
  const event = await world.announce(aSeatedEvent());
  const clerk = member(world, event, 'manager');
  const items: Items = [{ ticketTypeId: event.ticketTypes[0]?.id ?? '', seat: 'stalls-A-1' }];
  const { body: held } = await hold(event, clerk, items);
  const { body } = await sell(event, clerk, {
    kind: 'complimentary',
    holdId: held.id,
    reason: 'Press',
    name: 'Rosa',
    email: 'rosa@example.test',
  });
  expect(body).toMatchObject({ state: 'confirmed', origin: 'complimentary', totalMinor: 0, price: { totalMinor: 0 } });
  expect(body.tickets).toMatchObject([{ priceMinor: 0, attendeeName: 'Rosa', seat: 'stalls-A-1' }]);
  const buyer = await world.service.asUser(person('Late'));
  expect((await world.holdAs(buyer, event, items)).body).toMatchObject({ code: 'taken' });
});

test('what a person may have does not count at the desk, what there is does; hidden types and closed sales are sold', async () => {
  const closed = { salesStart: '2030-01-01T00:00:00Z', salesEnd: '2030-02-01T00:00:00Z', hidden: true, maxPerOrder: 1, maxPerPerson: 1 };
  const event = await world.announce(anEvent({ maxPerPerson: 1, ticketTypes: [ticketType({ ...closed, capacity: 5 })] }));
  const clerk = member(world, event, 'box_office');
  const first = await hold(event, clerk, one(event, 4));
  expect(first.status).toBe(201);
  expect((await sell(event, clerk, { kind: 'sold', holdId: first.body.id, paidWith: 'card_terminal' })).status).toBe(201);
  expect((await hold(event, clerk, one(event, 2))).body).toMatchObject({ code: 'sold_out' });
  expect((await hold(event, clerk, one(event, 1))).status).toBe(201);
});

test('a sale of five hundred tickets is one order, one more is refused with how many may be, and its mail can be printed', async () => {
  const event = await world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 1000, maxPerOrder: 10 })] }));
  const clerk = member(world, event, 'box_office');
  const hundreds = (last: number) =>
    [...Array.from({ length: 4 }, () => 100), ...(last > 100 ? [100, last - 100] : [last])].flatMap(n => one(event, n));
  expect((await hold(event, clerk, hundreds(101))).body).toMatchObject({ code: 'limit', limits: [{ kind: 'open_places', max: 500 }] });
  const held = await hold(event, clerk, hundreds(100));
  const { body } = await sell(event, clerk, { kind: 'sold', holdId: held.body.id, paidWith: 'cash' });
  const headers = await world.service.asService('notification');
  const printed = await world.service.inject({ url: `/api/bookings/${body.id}/tickets-document`, headers });
  expect(printed.statusCode).toBe(200);
}, 60_000);

test('the last place goes to the desk or to a buyer, never to both, and a hold of the desk is nobody else’s to book', async () => {
  for (let round = 0; round < 8; round++) {
    const event = await world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 1 })] }));
    const clerk = member(world, event, 'box_office');
    const buyer = await world.service.asUser(person(`Racer${round}`));
    const [atDesk, online] = await Promise.all([hold(event, clerk, one(event)), world.holdAs(buyer, event, one(event))]);
    expect([atDesk.status, online.status].toSorted()).toEqual([201, 409]);
    if (atDesk.status !== 201) continue;
    const stolen = await world.book(await world.service.asUser(clerk), atDesk.body);
    expect(stolen.status).toBe(404);
    expect((await sell(event, clerk, { kind: 'sold', holdId: atDesk.body.id, paidWith: 'cash' })).status).toBe(201);
  }
});

test('two who sell the same hold sell it once, and a repetition is answered as it was', async () => {
  const event = await world.announce(anEvent());
  const clerk = member(world, event, 'box_office');
  const { body: held } = await hold(event, clerk, one(event));
  const sale = { kind: 'sold', holdId: held.id, paidWith: 'cash' };
  const both = await Promise.all([sell(event, clerk, sale), sell(event, clerk, sale)]);
  expect(both.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(both.every(({ status }) => status < 500)).toBe(true);
  const again = async () => {
    const headers = { ...(await world.service.asUser(clerk)), 'idempotency-key': 'the-very-same' };
    return world.service.inject({
      method: 'POST',
      url: `/api/bookings${at(event)}/sales`,
      headers,
      payload: { ...sale, holdId: other.id },
    });
  };
  const { body: other } = await hold(event, clerk, one(event));
  const [first, second] = [await again(), await again()];
  expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
  expect(second.json().id).toBe(first.json().id);
});

test('nothing is handed out for money that nobody took', async () => {
  const event = await world.announce(anEvent());
  const clerk = member(world, event, 'box_office');
  const { body: held } = await hold(event, clerk, one(event));
  expect((await sell(event, clerk, { kind: 'sold', holdId: held.id, paidWith: 'none' })).body).toMatchObject({ code: 'payment_missing' });
  expect((await sell(event, clerk, { kind: 'complimentary', holdId: held.id, reason: ' ' })).status).toBe(400);
});

test('only who may sell, sells; one organizer’s desk knows nothing of another’s', async () => {
  const [event, other] = [await world.announce(anEvent()), await world.announce(anEvent())];
  const statuses = await Promise.all(
    (['owner', 'manager', 'box_office', 'check_in', 'viewer', null] as const).map(async role => {
      const by = member(world, event, role);
      const { body, status } = await hold(event, by, one(event));
      const sold = await sell(event, by, { kind: 'sold', holdId: body.id ?? crypto.randomUUID(), paidWith: 'cash' });
      const till = await askAs(world, by, { path: `/box-office/till?organizerId=${event.organizerId}&day=2030-06-01&timeZone=UTC` });
      return [status, sold.status, till.status];
    }),
  );
  expect(statuses).toEqual([...Array.from({ length: 3 }, () => [201, 201, 200]), ...Array.from({ length: 3 }, () => [403, 403, 403])]);
  const [mine, theirs] = [member(world, event, 'owner'), member(world, other, 'owner')];
  const { body: held } = await hold(event, mine, one(event));
  expect((await sell(other, theirs, { kind: 'sold', holdId: held.id, paidWith: 'cash' })).status).toBe(404);
  expect((await askAs(world, theirs, { method: 'DELETE', path: `${at(other)}/holds/${held.id}` })).status).toBe(404);
  const sibling = await world.announce(anEvent({ organizerId: event.organizerId }));
  world.join(sibling, mine, 'owner');
  expect((await askAs(world, mine, { method: 'DELETE', path: `${at(sibling)}/holds/${held.id}` })).status).toBe(404);
  expect((await sell(event, mine, { kind: 'sold', holdId: held.id, paidWith: 'cash' })).status).toBe(201);
});

test('a list of guests is worked off line by line; repeated, nobody gets tickets twice', async () => {
  const event = await world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 4 })] }));
  const clerk = member(world, event, 'manager');
  const guests = [{ name: 'Ann', email: 'ann@example.test', quantity: 2 }, { name: 'Bob', quantity: 3 }, { name: 'Cy' }];
  const payload = { ticketTypeId: event.ticketTypes[0]?.id, reason: 'Artists', guests };
  const give = async () => {
    const headers = { ...(await world.service.asUser(clerk)), 'idempotency-key': 'guest-list-1' };
    return (
      await world.service.inject({ method: 'POST', url: `/api/bookings${at(event)}/guests`, headers, payload })
    ).json() as GuestReport;
  };
  const first = await give();
  expect(first.rows.map(({ name, refused }) => [name, refused?.code ?? null])).toEqual([
    ['Ann', null],
    ['Bob', 'sold_out'],
    ['Cy', null],
  ]);
  expect((await give()).rows.map(({ reference }) => reference)).toEqual(first.rows.map(({ reference }) => reference));
  const listed = await askAs<OrderPage>(world, clerk, { path: `/events/${event.eventId}/orders?origin=complimentary` });
  expect(listed.body.items.map(({ admits }) => admits).toSorted()).toEqual([1, 2]);
});
