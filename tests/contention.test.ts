import type { EventInventory } from '@event-planner/contracts/event';
import { anEvent, aSeatedEvent, type HoldAnswer, type Items, smallHouse, ticketType } from '@event-planner/services/booking/test-world';
import { expect, test } from 'vitest';
import { openArena } from './contention/arena.ts';
import { attackers, countBy, crowd, latePayersOfPlace, latePayersOfSeat, manyForOnePlace, manyForOneSeat } from './contention/races.ts';

test('of a thousand buyers for one place exactly one has it', async () => {
  await using arena = await openArena();
  expect(await manyForOnePlace(arena, 1000)).toEqual({ had: 1, given: 1, refused: { sold_out: 999 } });
  expect(await arena.faults()).toEqual([]);
}, 60_000);

test('of a thousand buyers for one seat exactly one has it', async () => {
  await using arena = await openArena();
  expect(await manyForOneSeat(arena, 1000)).toEqual({ had: 1, given: 1, refused: { taken: 999 } });
  expect(await arena.faults()).toEqual([]);
}, 60_000);

test('fifty buyers want two of ten seats each: no seat is given twice, and whoever gets nothing wanted one that is gone', async () => {
  await using arena = await openArena();
  const event = await arena.world.announce(tenSeats());
  const seats = Array.from({ length: 10 }, (_, at) => `stalls-A-${at + 1}`);
  const random = dice(7);
  const wishes = Array.from({ length: 50 }, () => {
    const [first, second] = [random(10), random(9)];
    return [seats[first] ?? '', seats[second >= first ? second + 1 : second] ?? ''];
  });
  const itemsOf = (wish: readonly string[]): Items => wish.map(seat => ({ ticketTypeId: event.ticketTypes[0]!.id, seat }));
  const buyers = crowd(wishes.length);
  const answers = await Promise.all(wishes.map((wish, at) => arena.hold(buyers[at]!, event, itemsOf(wish))));
  const given = answers.flatMap(({ status }, at) => (status === 201 ? (wishes[at] ?? []) : []));
  expect(given.length).toBeGreaterThan(0);
  expect(new Set(given).size).toBe(given.length);
  for (const [at, { status, body }] of answers.entries()) {
    if (status === 201) continue;
    expect(body.code).toBe('taken');
    expect(body.seats?.length).toBeGreaterThan(0);
    expect(body.seats?.every(seat => wishes[at]?.includes(seat) && given.includes(seat))).toBe(true);
  }
  expect(await arena.faults()).toEqual([]);
}, 60_000);

test('two ticket types race for the places they share: all are given out, and not one more', async () => {
  await using arena = await openArena();
  const [adult, child] = [ticketType({ capacity: null }), ticketType({ capacity: 30, priceMinor: 600 })];
  const quotas = [{ id: crypto.randomUUID(), name: 'Hall', capacity: 47, ticketTypeIds: [adult.id, child.id] }];
  const event = await arena.world.announce(anEvent({ ticketTypes: [adult, child], quotas }));
  const random = dice(11);
  const wishes = Array.from({ length: 100 }, () => ({ ticketTypeId: random(2) === 0 ? adult.id : child.id, quantity: 1 + random(4) }));
  const buyers = crowd(wishes.length);
  const answers = await Promise.all(wishes.map((wish, at) => arena.hold(buyers[at]!, event, [wish])));
  const sumOf = (which: (answer: HoldAnswer, at: number) => boolean): number =>
    wishes.reduce((sum, { quantity }, at) => sum + (which(answers[at]!, at) ? quantity : 0), 0);
  const given = sumOf(({ status }) => status === 201);
  const children = sumOf(({ status }, at) => status === 201 && wishes[at]?.ticketTypeId === child.id);
  expect(children).toBeLessThanOrEqual(30);
  // There was always somebody who would have been content with one.
  expect(given).toBe(47);
  expect(Object.keys(countBy(answers.flatMap(({ body }) => body.code ?? [])))).toEqual(['sold_out']);
  expect(await arena.faults()).toEqual([]);
}, 60_000);

test.each([
  ['place', latePayersOfPlace],
  ['seat', latePayersOfSeat],
])(
  'of eight who pay too late for the last %s one has it, and the others get their money back',
  async (_, race) => {
    await using arena = await openArena();
    expect(await race(arena)).toEqual({ had: 1, given: 1, refused: { refunding: 7 } });
    expect(await arena.faults()).toEqual([]);
  },
  60_000,
);

test('whoever books what others hold, guesses or holds nothing gets nothing, and each owner has one booking', async () => {
  await using arena = await openArena();
  const { given, owners, refused } = await attackers(arena, 25);
  expect({ given, owners }).toEqual({ given: 0, owners: 25 });
  expect(Object.keys(refused).toSorted()).toEqual(['invalid_request', 'not_found']);
  expect(await arena.faults()).toEqual([]);
}, 60_000);

test('a deadlock would be told, though it is repeated and nobody notices', async () => {
  await using arena = await openArena();
  const { pool } = arena.world.service;
  await pool.query('create table rows (id int primary key); insert into rows values (1), (2)');
  const [one, other] = [await pool.connect(), await pool.connect()];
  for (const client of [one, other]) await client.query(`begin; set local deadlock_timeout = '10ms'`);
  await one.query('select from rows where id = 1 for update');
  await other.query('select from rows where id = 2 for update');
  const crossing = [one.query('select from rows where id = 2 for update'), other.query('select from rows where id = 1 for update')];
  expect((await Promise.allSettled(crossing)).map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  for (const client of [one, other]) client.release(true);
  expect(await arena.faults()).toEqual(['1 deadlocks']);
});

function tenSeats(): EventInventory {
  const [area] = smallHouse!.areas;
  if (area?.kind !== 'seated') throw new Error('the small house has seats');
  const [row] = area.rows;
  const seatMap = { ...smallHouse!, areas: [{ ...area, rows: [{ ...row!, to: [9, 0] as [number, number], seats: 10 }] }] };
  return aSeatedEvent({ seatMap, ticketTypes: [ticketType({ name: 'Gold', category: 'gold', capacity: null })] });
}

/** The same numbers below `sides` in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return sides => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
