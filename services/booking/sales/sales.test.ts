import type { AccessClaims } from '@event-planner/contracts/auth';
import type { EventInventory } from '@event-planner/contracts/event';
import { EventSales, OrganizerSales } from '@event-planner/contracts/sales';
import type { Hold } from '@event-planner/contracts/booking';
import { newId } from '@event-planner/platform/ids';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { askAs, member } from '../orders/test-orders.ts';
import { ada, anEvent, type BookingWorld, bookingWorld, cart, grace, ticketType } from '../test-world.ts';

const [viewer, stranger] = [person('Vito'), person('Sly')];
const admin = person('Root', ['admin']);
const day = 86_400;

const ask = async (world: BookingWorld, path: string, by: AccessClaims = viewer) => {
  const answer = await world.service.inject({ url: `/api/bookings/sales${path}`, headers: await world.service.asUser(by) });
  return { status: answer.statusCode, body: answer.json() };
};

/** An event on sale whose sales Vito may see. */
async function onSale(world: BookingWorld, changes: Partial<EventInventory> = {}): Promise<EventInventory> {
  const event = await world.announce(anEvent(changes));
  world.join(event, viewer, 'viewer');
  return event;
}

async function sell(world: BookingWorld, event: EventInventory, { quantity = 1, type = 0, by = ada } = {}) {
  const booking = await world.bookAs(by, event, [{ ticketTypeId: event.ticketTypes[type]?.id ?? '', quantity }]);
  const paymentId = booking.totalMinor > 0 ? await world.pay(booking) : newId();
  return { booking, paymentId };
}

const refund = (world: BookingWorld, { booking, paymentId }: Awaited<ReturnType<typeof sell>>) => world.giveBack(booking, paymentId);

test('sales are told by day, refunds on the day they were made', async () => {
  await using world = await bookingWorld();
  const event = await onSale(world);
  await sell(world, event, { quantity: 2 });
  const returned = await sell(world, event, { by: grace });
  world.service.clock.advance(2 * day);
  await sell(world, event, { quantity: 3 });
  await refund(world, returned);
  await world.bookAs(grace, event, [{ ticketTypeId: event.ticketTypes[0]?.id ?? '', quantity: 1 }]); // Not paid.

  const { days, total, ...rest } = EventSales.parse((await ask(world, `/${event.eventId}?from=2030-06-01&to=2030-06-03`)).body);
  expect(
    days.map(({ day: on, orders, tickets, gross, refundedTickets, refunded }) => [on, orders, tickets, gross, refundedTickets, refunded]),
  ).toEqual([
    ['2030-06-01', 2, 3, [{ currency: 'EUR', amountMinor: 3750 }], 0, []],
    ['2030-06-02', 0, 0, [], 0, []],
    ['2030-06-03', 1, 3, [{ currency: 'EUR', amountMinor: 3750 }], 1, [{ currency: 'EUR', amountMinor: 1250 }]],
  ]);
  expect(total).toMatchObject({ orders: 3, tickets: 6, refundedOrders: 1, refundedTickets: 1 });
  expect(rest).toMatchObject({ timeZone: 'Europe/Berlin', from: '2030-06-01', to: '2030-06-03' });
});

test('ticket types stand as they are now: sold, held, left, revenue, given back', async () => {
  await using world = await bookingWorld();
  const types = [
    ticketType({ name: 'Standard', capacity: 10 }),
    ticketType({ name: 'Friends', capacity: 5, hidden: true }),
    ticketType({ name: 'Gift', kind: 'donation', priceMinor: 500, capacity: null }),
  ];
  const event = await onSale(world, { ticketTypes: types });
  await sell(world, event, { quantity: 2 });
  await refund(world, await sell(world, event));
  await sell(world, event, { type: 2 });
  await world.holdAs(cart(), event, [{ ticketTypeId: types[0]?.id ?? '', quantity: 3 }]);
  await world.bookAs(grace, event, [{ ticketTypeId: types[0]?.id ?? '', quantity: 1 }]);

  const { ticketTypes } = EventSales.parse((await ask(world, `/${event.eventId}`)).body);
  const byName = Object.fromEntries(ticketTypes.map(({ name, ticketTypeId: _id, ...type }) => [name, type]));
  expect(byName).toMatchObject({
    Standard: { sold: 2, held: 4, left: 4, capacity: 10, refunded: 1, revenue: [{ currency: 'EUR', amountMinor: 2500 }], offered: true },
    Friends: { sold: 0, held: 0, left: 5, capacity: 5, revenue: [] },
    Gift: { sold: 1, held: 0, refunded: 0, revenue: [{ currency: 'EUR', amountMinor: 500 }] },
  });
});

test('a day is one of the place, or of the zone that is asked for', async () => {
  await using world = await bookingWorld();
  const event = await onSale(world);
  world.service.clock.advance(12.5 * 3600); // 22:30 in Greenwich, and half past midnight in Berlin.
  await sell(world, event);
  const dayIn = async (query: string) =>
    EventSales.parse((await ask(world, `/${event.eventId}${query}`)).body).days.find(({ orders }) => orders > 0)?.day;
  expect(await dayIn('')).toBe('2030-06-02');
  expect(await dayIn('?timeZone=UTC')).toBe('2030-06-01');
});

test('free tickets are orders without money', async () => {
  await using world = await bookingWorld();
  const event = await onSale(world, { ticketTypes: [ticketType({ priceMinor: 0 })] });
  await sell(world, event, { quantity: 2 });
  const { total } = EventSales.parse((await ask(world, `/${event.eventId}`)).body);
  expect(total).toMatchObject({ orders: 1, tickets: 2, gross: [{ currency: 'EUR', amountMinor: 0 }] });
});

test('an organizer sees all its events together, in their currencies, and nobody else’s', async () => {
  await using world = await bookingWorld();
  const one = await onSale(world, { title: 'One' });
  const { organizerId } = one;
  const other = await onSale(world, { title: 'Other', organizerId, currency: 'CHF', ticketTypes: [ticketType()] });
  const foreign = await onSale(world, { title: 'Foreign' });
  await sell(world, one);
  await sell(world, other, { quantity: 2 });
  await sell(world, other);
  await sell(world, foreign);
  const sales = OrganizerSales.parse((await ask(world, `?organizerId=${organizerId}`)).body);
  expect(sales.total).toMatchObject({
    orders: 3,
    tickets: 4,
    gross: [
      { currency: 'CHF', amountMinor: 3750 },
      { currency: 'EUR', amountMinor: 1250 },
    ],
  });
  expect(sales.events.map(({ title, orders }) => [title, orders])).toEqual([
    ['Other', 2],
    ['One', 1],
  ]);
  expect(sales.days).toHaveLength(30);
});

test('only members of the organizer are told, whoever else asks', async () => {
  await using world = await bookingWorld();
  const event = await onSale(world);
  for (const path of [`/${event.eventId}`, `?organizerId=${event.organizerId}`]) {
    expect((await ask(world, path, stranger)).body).toMatchObject({ status: 403, code: 'not_a_member' });
    expect((await ask(world, path, admin)).status).toBe(200);
    expect((await world.service.inject({ url: `/api/bookings/sales${path}` })).statusCode).toBe(401);
  }
  expect((await ask(world, `/${newId()}`)).body).toMatchObject({ status: 404, code: 'not_found' });
});

test.each(['?from=2030-06-02&to=2030-06-01', '?from=2020-01-01', '?timeZone=Nowhere', '?from=yesterday', '?from=2030-02-30', '?days=7'])(
  'the range %s is refused',
  async query => {
    await using world = await bookingWorld();
    const event = await onSale(world);
    expect((await ask(world, `/${event.eventId}${query}`)).body).toMatchObject({ status: 400, code: 'invalid_request' });
  },
);

test('money that came too late and went back was never a sale', async () => {
  await using world = await bookingWorld();
  const event = await onSale(world);
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]?.id ?? '', quantity: 1 }]);
  await world.service.inject({ method: 'POST', url: `/api/bookings/${booking.id}/cancel`, headers: await world.service.asUser(ada) });
  await refund(world, { booking, paymentId: await world.pay(booking) });
  const { total, ticketTypes } = EventSales.parse((await ask(world, `/${event.eventId}`)).body);
  expect(total).toMatchObject({ orders: 0, refundedOrders: 0, refunded: [] });
  expect(ticketTypes[0]).toMatchObject({ sold: 0, refunded: 0 });
});

test('what was sold at the box office and what was given away stand apart from the web', async () => {
  await using world = await bookingWorld();
  const event = await onSale(world);
  const clerk = member(world, event, 'manager');
  await sell(world, event, { quantity: 2 });
  const desk = async (sale: object) => {
    const items = [{ ticketTypeId: event.ticketTypes[0]?.id, quantity: 1 }];
    const place = `/events/${event.eventId}/box-office`;
    const { body } = await askAs<Hold>(world, clerk, { method: 'POST', path: `${place}/holds`, payload: { items } });
    await askAs(world, clerk, { method: 'POST', path: `${place}/sales`, payload: { holdId: body.id, ...sale } });
  };
  await desk({ kind: 'sold', paidWith: 'cash' });
  await desk({ kind: 'complimentary', reason: 'Press' });
  await refund(world, await sell(world, event, { by: grace }));
  const { channels, total } = EventSales.parse((await ask(world, `/${event.eventId}`)).body);
  expect(channels).toEqual([
    { origin: 'online', orders: 2, tickets: 3, gross: [{ currency: 'EUR', amountMinor: 3750 }] },
    { origin: 'box_office', orders: 1, tickets: 1, gross: [{ currency: 'EUR', amountMinor: 1250 }] },
    { origin: 'complimentary', orders: 1, tickets: 1, gross: [{ currency: 'EUR', amountMinor: 0 }] },
  ]);
  expect(total).toMatchObject({ orders: 4, tickets: 5, refundedTickets: 1 });
});
