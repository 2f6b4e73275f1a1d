import type { EventInventory } from '@event-planner/contracts/event';
import { createDatabase } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { createCatalog } from '../inventory/catalog.ts';
import type { Tables } from '../tables.ts';
import { ada, aSeatedEvent, type BookingWorld, bookingWorld, cart, type Items, ticketType } from '../test-world.ts';
import { coupons } from '../coupons/desk.ts';
import { createPlaces } from './places.ts';

const countersOf = async ({ service }: BookingWorld, { ticketTypes }: EventInventory) => {
  const { rows } = await service.pool.query<{ id: string; held: number; sold: number }>('select id, held, sold from counters');
  return ticketTypes.map(type => rows.find(row => row.id === type.id) ?? { held: 0, sold: 0 }).map(({ held, sold }) => ({ held, sold }));
};
const claimsOf = async ({ service }: BookingWorld) =>
  (await service.pool.query<{ seat: string; sold: boolean }>(`select seat, expires_at = 'infinity' as sold from seat_claims order by seat`))
    .rows;

const withCapacity = (event: EventInventory, version: number, capacity: number | null): EventInventory => ({
  ...event,
  version,
  ticketTypes: event.ticketTypes.map((type, at) => (at === 0 ? { ...type, capacity } : type)),
});

test('of sales that are decided together, the one that has lost a seat changes nothing and the others are sold', async () => {
  await using world = await bookingWorld();
  const [gold, standing] = [ticketType({ category: 'gold', capacity: null }), ticketType({ capacity: 10 })];
  const event = await world.announce(aSeatedEvent({ ticketTypes: [gold, standing] }));
  const wishes: Items[] = [
    [
      { ticketTypeId: gold.id, seat: 'stalls-A-1' },
      { ticketTypeId: standing.id, quantity: 2 },
    ],
    [
      { ticketTypeId: gold.id, seat: 'stalls-A-2' },
      { ticketTypeId: gold.id, seat: 'stalls-A-3' },
      { ticketTypeId: standing.id, quantity: 3 },
    ],
    [{ ticketTypeId: standing.id, quantity: 1 }],
  ];
  const holds = await Promise.all(wishes.map(async items => (await world.holdAs(cart(), event, items)).body));
  await world.service.pool.query(`update seat_claims set hold_id = $1 where seat = 'stalls-A-3'`, [newId()]);

  await using db = closing(createDatabase<Tables>({ url: world.service.url, applicationName: 'sales' }));
  const places = createPlaces(createCatalog(db.value).getWithin, coupons);
  const sales = holds.map(({ id, lines }) => ({
    eventId: event.eventId,
    holdId: id,
    lines,
    tickets: lines.map(({ seat }) => ({ id: newId(), seat })),
    now: world.service.clock.now(),
  }));
  expect(await db.value.transaction(tx => places.sellAll(tx, sales))).toEqual([true, false, true]);
  expect(await countersOf(world, event)).toEqual([
    { held: 0, sold: 0 },
    { held: 3, sold: 3 },
  ]);
  expect(await claimsOf(world)).toEqual([
    { seat: 'stalls-A-1', sold: true },
    { seat: 'stalls-A-2', sold: false },
    { seat: 'stalls-A-3', sold: false },
  ]);
  expect((await world.service.pool.query('select id from holds')).rows).toEqual([{ id: holds[1]?.id }]);
});

test('seats are booked and paid while somebody else has all counters of the event', async () => {
  await using world = await bookingWorld();
  const seated = aSeatedEvent();
  const event = await world.announce({ ...seated, ticketTypes: [...seated.ticketTypes, ticketType()] });
  await using gate = await world.service.gate('select 1 from counters for update');
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, seat: 'stalls-A-1' }]);
  await world.pay(booking);
  await gate.release();
  expect(await claimsOf(world)).toEqual([{ seat: 'stalls-A-1', sold: true }]);
});

test('a ticket type that gets a capacity while a seat of it is being paid counts that seat', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  const gold = event.ticketTypes[0]!.id;
  const first = await world.bookAs(ada, event, [{ ticketTypeId: gold, seat: 'stalls-A-1' }]);
  await world.pay(first);
  const second = await world.bookAs(ada, event, [{ ticketTypeId: gold, seat: 'stalls-A-2' }]);
  await using gate = await world.service.gate('select 1 from seat_claims where seat = $1 for update', ['stalls-A-2']);
  const paid = world.pay(second);
  await gate.blocked(1);
  const told = world.announce(withCapacity(event, 2, 3));
  await gate.blocked(2);
  await gate.release();
  const [paymentId] = await Promise.all([paid, told]);
  expect((await countersOf(world, event))[0]).toEqual({ held: 0, sold: 2 });
  const more = (seat: string) => world.holdAs(cart(), event, [{ ticketTypeId: gold, seat }]);
  expect((await more('stalls-A-3')).status).toBe(201);
  expect((await more('stalls-A-4')).body.code).toBe('sold_out');

  await world.giveBack(second, paymentId);
  expect((await countersOf(world, event))[0]).toEqual({ held: 1, sold: 1 });
});

test('a ticket type that gets a capacity while a free seat of it is being booked counts that seat', async () => {
  await using world = await bookingWorld();
  const free = ticketType({ category: 'gold', capacity: null, priceMinor: 0 });
  const event = await world.announce(aSeatedEvent({ ticketTypes: [free] }));
  const headers = await world.service.asUser(ada);
  const { body: hold } = await world.holdAs(headers, event, [{ ticketTypeId: free.id, seat: 'stalls-A-1' }]);
  await using gate = await world.service.gate('select 1 from seat_claims for update');
  const payload = { holdId: hold.id, attendeeName: 'Ada' };
  const booked = world.service.inject({
    method: 'POST',
    url: '/api/bookings',
    headers: { ...headers, 'idempotency-key': 'one-two-three' },
    payload,
  });
  // Injected requests start when somebody waits for them.
  const answered = booked.then(answer => answer.statusCode);
  await gate.blocked(1);
  const told = world.announce(withCapacity(event, 2, 3));
  await gate.blocked(2);
  await gate.release();
  expect(await answered).toBe(201);
  await told;
  expect(await countersOf(world, event)).toEqual([{ held: 0, sold: 1 }]);
});

test('a seat that was held by number and is sold after the number was taken away leaves nothing counted', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(withCapacity(aSeatedEvent(), 1, 2));
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, seat: 'stalls-A-1' }]);
  expect((await countersOf(world, event))[0]).toEqual({ held: 1, sold: 0 });
  await world.announce(withCapacity(event, 2, null));
  await world.pay(booking);
  expect((await countersOf(world, event))[0]).toEqual({ held: 0, sold: 0 });
  await world.announce(withCapacity(event, 3, 2));
  expect((await countersOf(world, event))[0]).toEqual({ held: 0, sold: 1 });
});

const closing = <Closable extends { close(): Promise<void> }>(value: Closable) => ({ value, [Symbol.asyncDispose]: () => value.close() });
