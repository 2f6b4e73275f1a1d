import type { EventInventory } from '@event-planner/contracts/event';
import { createDatabase } from '@event-planner/platform/database';
import type { AppError } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import { correlationId, withContext } from '@event-planner/platform/telemetry';
import { expect, test } from 'vitest';
import type { BookingContext } from '../context.ts';
import { coupons } from '../coupons/desk.ts';
import { createPlaces } from '../holds/places.ts';
import { createCatalog } from '../inventory/catalog.ts';
import type { Tables } from '../tables.ts';
import { createRejectPayment } from '../refunds/request.ts';
import { ada, alan, anEvent, aSeatedEvent, type BookingWorld, bookingWorld, grace, type Items, ticketType } from '../test-world.ts';
import { createConfirm } from './confirm.ts';
import { createEventOf } from './event-facts.ts';
import { bookedFiles } from '../answer-files/claim.ts';
import { createBookings } from './service.ts';
import { noSuccession } from '../succession.ts';

type Person = typeof ada;

/** A process of its own on the world's database. What it announces is only noted, by the request it is said for. */
function aProcess({ service }: BookingWorld) {
  const db = createDatabase<Tables>({ url: service.url, applicationName: 'create' });
  const said: string[] = [];
  const publish = async (_tx: unknown, { name }: { readonly name: string }): Promise<void> => void said.push(`${correlationId()} ${name}`);
  const context = { db, now: service.clock.now, publish } as unknown as BookingContext;
  const places = createPlaces(createCatalog(db).getWithin, coupons);
  const rejectPayment = createRejectPayment(context);
  const parts = {
    context,
    places,
    coupons,
    eventOf: createEventOf(),
    codeOf: () => 'a code',
    seatsChanged: () => {},
    files: bookedFiles,
    rejectPayment,
    succession: noSuccession,
  };
  const bookings = createBookings(parts, createConfirm(parts));
  return {
    said,
    /** Those that are asked for without waiting in between are made together. */
    book: (user: Person, holdId: string, key: string = newId()) =>
      withContext({ correlationId: key }, () =>
        bookings
          .create({ user, buyer: { userId: user.sub, cartId: null }, key, request: { holdId, attendeeName: user.name } })
          .catch(({ code, details }: AppError) => ({ refused: code, ...details })),
      ),
    [Symbol.asyncDispose]: () => db.close(),
  };
}

const holdFor = async (world: BookingWorld, user: Person, event: EventInventory, items?: Items): Promise<string> => {
  const wanted = items ?? [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }];
  return (await world.holdAs(await world.service.asUser(user), event, wanted)).body.id;
};
const transactions = async ({ service }: BookingWorld) =>
  (await service.pool.query<{ made: number }>('select count(*)::int as made from bookings group by xmin::text order by 1')).rows.map(
    row => row.made,
  );
const bookedAs = async ({ service }: BookingWorld, holdId: string) =>
  (await service.pool.query<{ bookingId: string | null }>('select booking_id as "bookingId" from holds where id = $1', [holdId])).rows[0]
    ?.bookingId;

test('bookings that arrive together, of whichever events, are one transaction, and each is announced in the name of its own request', async () => {
  await using world = await bookingWorld();
  await using process = aProcess(world);
  const [seated, counted] = [await world.announce(aSeatedEvent()), await world.announce(anEvent())];
  const holds = [
    await holdFor(world, ada, seated, [{ ticketTypeId: seated.ticketTypes[0]!.id, seat: 'stalls-A-2' }]),
    await holdFor(world, grace, counted, [{ ticketTypeId: counted.ticketTypes[0]!.id, quantity: 3 }]),
    await holdFor(world, alan, seated, [
      { ticketTypeId: seated.ticketTypes[1]!.id, seat: 'stalls-B-1' },
      { ticketTypeId: seated.ticketTypes[0]!.id, seat: 'stalls-A-1' },
    ]),
  ] as const;
  const answers = await Promise.all([
    process.book(ada, holds[0], 'key-of-ada'),
    process.book(grace, holds[1], 'key-of-grace'),
    process.book(alan, holds[2], 'key-of-alan'),
  ]);
  expect(answers).toMatchObject([
    { state: 'pending', totalMinor: 1250, eventId: seated.eventId, payBy: '2030-06-01T10:15:00.000Z' },
    { state: 'pending', totalMinor: 3750, eventId: counted.eventId },
    { state: 'pending', totalMinor: 2050, eventId: seated.eventId, lines: [{ seat: 'stalls-B-1' }, { seat: 'stalls-A-1' }] },
  ]);
  expect(await transactions(world)).toEqual([3]);
  expect(process.said).toEqual(['key-of-ada', 'key-of-grace', 'key-of-alan'].map(key => `${key} booking.created.v1`));
  const { rows } = await world.service.pool.query('select distinct expires_at from holds union select expires_at from seat_claims');
  expect(rows).toEqual([{ expires_at: new Date('2030-06-01T10:15:00Z') }]);
});

test('of bookings that arrive together, each that cannot be made is told why and keeps what it had, and the others are made', async () => {
  await using world = await bookingWorld();
  await using process = aProcess(world);
  const gold = ticketType({ category: 'gold', capacity: null });
  const event = await world.announce(aSeatedEvent({ ticketTypes: [gold, ticketType()] }));
  const counted = [{ ticketTypeId: event.ticketTypes[1]!.id, quantity: 1 }];
  const late = await holdFor(world, ada, await world.announce(anEvent()));
  world.service.clock.advance(600);
  const robbed = await holdFor(
    world,
    ada,
    event,
    ['stalls-A-1', 'stalls-A-2'].map(seat => ({ ticketTypeId: gold.id, seat })),
  );
  await world.service.pool.query(`update seat_claims set hold_id = $1 where seat = 'stalls-A-2'`, [newId()]);
  const [mine, others] = [await holdFor(world, ada, event, counted), await holdFor(world, grace, event, counted)];
  const before = await world.service.pool.query('select * from seat_claims order by seat');
  const answers = await Promise.all([late, robbed, others, newId(), mine].map(hold => process.book(ada, hold)));
  expect(answers).toMatchObject([
    { refused: 'hold_expired' },
    { refused: 'hold_expired' },
    { refused: 'not_found' },
    { refused: 'not_found' },
    { state: 'pending' },
  ]);
  expect(await Promise.all([late, robbed, others].map(hold => bookedAs(world, hold)))).toEqual([null, null, null]);
  expect((await world.service.pool.query('select * from seat_claims order by seat')).rows).toEqual(before.rows);
  expect(await process.book(grace, others)).toMatchObject({ state: 'pending' });
});

test('a hold that is asked for several times in one batch is booked once, by its owner, beside the others', async () => {
  await using world = await bookingWorld();
  await using process = aProcess(world);
  const event = await world.announce(anEvent());
  const [hold, innocent] = [await holdFor(world, ada, event), await holdFor(world, grace, event)];
  const [stranger, first, again, other, unconcerned] = await Promise.all([
    process.book(grace, hold, 'of-a-stranger'),
    process.book(ada, hold, 'one-two-three'),
    process.book(ada, hold, 'one-two-three'),
    process.book(ada, hold, 'four-five-six'),
    process.book(grace, innocent, 'seven-eight-nine'),
  ]);
  const id = await bookedAs(world, hold);
  expect(stranger).toMatchObject({ refused: 'not_found' });
  expect(first).toMatchObject({ state: 'pending', id });
  expect(again).toEqual(first);
  expect(other).toEqual({ refused: 'hold_booked', bookingId: id });
  expect(unconcerned).toMatchObject({ state: 'pending' });
  expect(await transactions(world)).toEqual([2]);
  expect(process.said.toSorted()).toEqual(['one-two-three', 'seven-eight-nine'].map(key => `${key} booking.created.v1`));
});

test('a key that is used for two holds in one batch makes one booking, and fails nobody else', async () => {
  await using world = await bookingWorld();
  await using process = aProcess(world);
  const event = await world.announce(anEvent());
  const [one, two, innocent] = [await holdFor(world, ada, event), await holdFor(world, ada, event), await holdFor(world, grace, event)];
  const answers = await Promise.all([
    process.book(ada, one, 'one-two-three'),
    process.book(ada, two, 'one-two-three'),
    process.book(grace, innocent, 'one-two-three'),
  ]);
  expect(answers).toMatchObject([{ state: 'pending' }, { refused: 'idempotency_key_reused' }, { state: 'pending' }]);
  expect(await bookedAs(world, two)).toBeNull();
  expect(await transactions(world)).toEqual([1, 1]);
});

test('free bookings in a batch are confirmed with it', async () => {
  await using world = await bookingWorld();
  await using process = aProcess(world);
  const [free, seat] = [ticketType({ priceMinor: 0 }), ticketType({ category: 'gold', capacity: null, priceMinor: 0 })];
  const [event, gratis] = [await world.announce(anEvent()), await world.announce(aSeatedEvent({ ticketTypes: [free, seat] }))];
  const holds = [
    await holdFor(world, ada, gratis, [{ ticketTypeId: free.id, quantity: 2 }]),
    await holdFor(world, ada, event),
    await holdFor(world, grace, gratis, [{ ticketTypeId: seat.id, seat: 'stalls-A-1' }]),
  ] as const;
  const answers = await Promise.all([process.book(ada, holds[0]), process.book(ada, holds[1]), process.book(grace, holds[2])]);
  expect(answers).toMatchObject([
    { state: 'confirmed', tickets: [{ seat: null }, { seat: null }] },
    { state: 'pending', tickets: [] },
    { state: 'confirmed', tickets: [{ seat: 'stalls-A-1' }] },
  ]);
  expect(process.said.map(line => line.split(' ')[1])).toEqual([
    ...Array.from({ length: 3 }, () => 'booking.created.v1'),
    ...Array.from({ length: 2 }, () => 'booking.confirmed.v1'),
  ]);
  expect(await transactions(world)).toEqual([3]);
  const { rows } = await world.service.pool.query('select held, sold from counters where id = $1', [free.id]);
  expect(rows).toEqual([{ held: 0, sold: 2 }]);
});

test('the same booking sent to two processes at the same moment is made once and answered twice', async () => {
  await using world = await bookingWorld();
  await using here = aProcess(world);
  await using there = aProcess(world);
  const hold = await holdFor(world, ada, await world.announce(anEvent()));
  await using gate = await world.service.gate('select 1 from holds for update');
  const answers = [here, there].map(process => process.book(ada, hold, 'one-two-three'));
  await gate.blocked(2);
  await gate.release();
  const [first, second] = await Promise.all(answers);
  expect(first).toMatchObject({ state: 'pending', id: await bookedAs(world, hold) });
  expect(second).toEqual(first);
});

test('a hold booked in two processes at the same moment under two keys makes one booking', async () => {
  await using world = await bookingWorld();
  await using here = aProcess(world);
  await using there = aProcess(world);
  const hold = await holdFor(world, ada, await world.announce(anEvent()));
  await using gate = await world.service.gate('select 1 from holds for update');
  const answers = [here, there].map(process => process.book(ada, hold));
  await gate.blocked(2);
  await gate.release();
  const outcomes = (await Promise.all(answers)).map(answer => ('refused' in answer ? answer.refused : answer.id));
  expect(outcomes.toSorted()).toEqual([await bookedAs(world, hold), 'hold_booked'].toSorted());
});
