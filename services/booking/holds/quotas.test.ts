import type { EventInventory } from '@event-planner/contracts/event';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { quotaCounter } from '../counters.ts';
import { ada, anEvent, aSeatedEvent, type BookingWorld, bookingWorld, cart, ticketType } from '../test-world.ts';
import { otherProcess } from '../test-process.ts';

const quotaId = newId();
const withQuota = (capacity: number, ...ticketTypes: EventInventory['ticketTypes']): EventInventory =>
  anEvent({ ticketTypes, quotas: [{ id: quotaId, name: 'Hall', capacity, ticketTypeIds: ticketTypes.map(type => type.id) }] });
const two = () => [ticketType({ name: 'Adult', capacity: null }), ticketType({ name: 'Child', capacity: null })] as const;
const some = (type: { readonly id: string }, quantity = 1) => [{ ticketTypeId: type.id, quantity }];

const quotaOf = async ({ service }: BookingWorld, { eventId }: EventInventory) =>
  (await service.pool.query('select held, sold, capacity, excess from counters where id = $1', [quotaCounter(eventId, quotaId)])).rows[0];
const codeOf = (answer: Awaited<ReturnType<BookingWorld['holdAs']>>) => (answer.status === 201 ? 'granted' : answer.body.code);

test('two ticket types share the places of a quota, held, sold and given back', async () => {
  await using world = await bookingWorld();
  const [adult, child] = two();
  const event = await world.announce(withQuota(3, adult, child));
  const booking = await world.bookAs(ada, event, some(adult, 2));
  expect(await quotaOf(world, event)).toMatchObject({ held: 2, sold: 0 });
  expect(await world.holdAs(cart(), event, some(child, 2))).toMatchObject({ body: { code: 'sold_out', ticketTypes: [child.id] } });
  const paymentId = await world.pay(booking);
  expect(await quotaOf(world, event)).toMatchObject({ held: 0, sold: 2 });
  expect(codeOf(await world.holdAs(cart(), event, some(child)))).toBe('granted');
  expect(codeOf(await world.holdAs(cart(), event, some(adult)))).toBe('sold_out');
  await world.giveBack(booking, paymentId);
  expect(await quotaOf(world, event)).toMatchObject({ held: 1, sold: 0 });
  world.service.clock.advance(600);
  expect(codeOf(await world.holdAs(cart(), event, [...some(adult, 2), ...some(child)]))).toBe('granted');
});

test('two processes race for the last place of a quota with different ticket types, and exactly one gets it', async () => {
  await using world = await bookingWorld();
  await using other = otherProcess(world);
  const [adult, child] = two();
  const event = await world.announce(withQuota(1, adult, child));
  await using gate = await world.service.gate('select 1 from counters for update');
  const answers = [world.holdAs(cart(), event, some(adult)).then(codeOf), other.hold(event.eventId, some(child))];
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(answers)).toSorted()).toEqual(['granted', 'sold_out']);
  expect(await quotaOf(world, event)).toMatchObject({ held: 1 });
});

test('the database itself refuses more than a quota has', async () => {
  await using world = await bookingWorld();
  const [adult, child] = two();
  await world.announce(withQuota(1, adult, child));
  await expect(world.service.pool.query('update counters set held = 1, sold = 1')).rejects.toThrow('never_oversold');
});

test('a type in several quotas sells what all of them have left, and a seat may count in one too', async () => {
  await using world = await bookingWorld();
  const [adult, child] = two();
  const gold = ticketType({ category: 'gold', capacity: null });
  const event = await world.announce(
    aSeatedEvent({
      ticketTypes: [adult, child, gold],
      quotas: [
        { id: quotaId, name: 'Hall', capacity: 3, ticketTypeIds: [adult.id, child.id, gold.id] },
        { id: newId(), name: 'Children', capacity: 1, ticketTypeIds: [child.id] },
      ],
    }),
  );
  expect(codeOf(await world.holdAs(cart(), event, some(child, 2)))).toBe('sold_out');
  expect(codeOf(await world.holdAs(cart(), event, [...some(child), { ticketTypeId: gold.id, seat: 'stalls-A-1' }]))).toBe('granted');
  expect(codeOf(await world.holdAs(cart(), event, some(adult, 2)))).toBe('sold_out');
  expect(codeOf(await world.holdAs(cart(), event, some(adult)))).toBe('granted');
  expect(codeOf(await world.holdAs(cart(), event, [{ ticketTypeId: gold.id, seat: 'stalls-A-2' }]))).toBe('sold_out');
  const { ticketTypes } = (await world.service.inject({ url: `/api/bookings/availability/${event.eventId}` })).json();
  expect(ticketTypes.map((type: { left: number }) => type.left)).toEqual([0, 0, 0]);
});

test('a quota that is lowered below what was given out says by how much, sells nothing more, and takes nothing from anybody', async () => {
  await using world = await bookingWorld();
  const [adult, child] = two();
  const event = await world.announce(withQuota(5, adult, child));
  const booking = await world.bookAs(ada, event, some(adult, 4));
  await world.announce({ ...withQuota(2, adult, child), eventId: event.eventId, version: 2 });
  expect(await quotaOf(world, event)).toEqual({ held: 4, sold: 0, capacity: 2, excess: 2 });
  expect(codeOf(await world.holdAs(cart(), event, some(child)))).toBe('sold_out');
  await world.pay(booking);
  expect(await quotaOf(world, event)).toEqual({ held: 0, sold: 4, capacity: 2, excess: 2 });
  await world.announce({ ...withQuota(6, adult, child), eventId: event.eventId, version: 3 });
  expect(await quotaOf(world, event)).toEqual({ held: 0, sold: 4, capacity: 6, excess: 0 });
  expect(codeOf(await world.holdAs(cart(), event, some(child, 2)))).toBe('granted');
});

test('a quota made for types that are on sale counts what was sold and is held of them; a type that leaves takes its own away', async () => {
  await using world = await bookingWorld();
  const [adult, child] = [ticketType({ name: 'Adult' }), ticketType({ name: 'Child' })];
  const event = await world.announce(anEvent({ ticketTypes: [adult, child] }));
  await world.pay(await world.bookAs(ada, event, some(adult, 2)));
  const pending = await world.bookAs(ada, event, some(child, 3));
  const quota = (version: number, ...types: readonly { readonly id: string }[]) =>
    world.announce({
      ...event,
      version,
      quotas: [{ id: quotaId, name: 'Hall', capacity: 4, ticketTypeIds: types.map(type => type.id) }],
    });
  await quota(2, adult, child);
  expect(await quotaOf(world, event)).toEqual({ held: 3, sold: 2, capacity: 4, excess: 1 });
  await world.pay(pending);
  expect(await quotaOf(world, event)).toEqual({ held: 0, sold: 5, capacity: 4, excess: 1 });
  await quota(3, adult);
  expect(await quotaOf(world, event)).toEqual({ held: 0, sold: 2, capacity: 4, excess: 0 });
  expect(codeOf(await world.holdAs(cart(), event, some(adult, 2)))).toBe('granted');
});

test('what another event calls the same is another quota', async () => {
  await using world = await bookingWorld();
  const [first, second] = [await world.announce(withQuota(1, ...two())), await world.announce(withQuota(1, ...two()))];
  for (const event of [first, second]) expect(codeOf(await world.holdAs(cart(), event, some(event.ticketTypes[0]!)))).toBe('granted');
  expect(await quotaOf(world, first)).toMatchObject({ held: 1 });
});
