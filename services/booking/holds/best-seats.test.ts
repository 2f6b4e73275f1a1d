import type { EventInventory } from '@event-planner/contracts/event';
import { expect, test } from 'vitest';
import { otherProcess } from '../test-process.ts';
import { ada, anEvent, aSeatedEvent, type BookingWorld, bookingWorld, cart, type Items, ticketType } from '../test-world.ts';

const seatsOf = ({ body }: { readonly body: { readonly lines?: readonly { readonly seat: string | null }[] } }): string =>
  (body.lines ?? []).map(line => line.seat?.replace('stalls-', '').replace('-', '')).join(' ');

/** So many rows of so many seats, one behind the other, all of one kind. */
function aHall(rows: readonly number[], changes: Partial<EventInventory> = {}): EventInventory {
  return aSeatedEvent({
    ticketTypes: [ticketType({ category: 'gold', capacity: null })],
    seatMap: {
      format: 1,
      categories: [{ id: 'gold', name: 'Gold', color: '#ffcc00' }],
      landmarks: [],
      areas: [
        {
          kind: 'seated',
          id: 'stalls',
          name: 'Stalls',
          rows: rows.map((seats, y) => ({
            label: String.fromCharCode(65 + y),
            category: 'gold',
            from: [0, y],
            to: [Math.max(1, seats - 1), y],
            bend: 0,
            seats,
            firstNumber: 1,
            step: 1,
            marks: [],
          })),
        },
      ],
    },
    ...changes,
  });
}

const together = (event: EventInventory, count: number, more: object = {}): Items => [
  { ticketTypeId: event.ticketTypes[0]!.id, together: count, ...more },
];

test('whoever asks for the best seats gets them by name, at the price of the type', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aHall([6, 6]));
  const answer = await world.holdAs(cart(), event, together(event, 2));
  expect([answer.status, seatsOf(answer), answer.body.totalMinor]).toEqual([201, 'A3 A4', 2500]);
  const next = await world.holdAs(cart(), event, together(event, 2));
  expect(seatsOf(next)).toBe('B3 B4');
});

test('those who ask at the same moment get different seats, the best for who came first', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aHall([4, 4]));
  await world.holdAs(cart(), event, together(event, 1));
  const answers = await Promise.all(Array.from({ length: 3 }, () => world.holdAs(cart(), event, together(event, 2))));
  expect(answers.map(seatsOf)).toEqual(['B1 B2', 'B3 B4', 'A2 A3']);
});

test('seats that somebody names count for whoever comes after them, in the same batch as well', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aHall([5]));
  const ticketTypeId = event.ticketTypes[0]!.id;
  const answers = await Promise.all([
    world.holdAs(cart(), event, [{ ticketTypeId, seat: 'stalls-A-3' }]),
    world.holdAs(cart(), event, together(event, 2)),
    world.holdAs(cart(), event, [{ ticketTypeId, seat: 'stalls-A-1' }]),
    world.holdAs(cart(), event, together(event, 3)),
  ]);
  expect(answers.map(({ status, body }) => body.code ?? status)).toEqual([201, 201, 'taken', 'no_block_together']);
});

test('a family of several ticket types sits together', async () => {
  await using world = await bookingWorld();
  const hall = aHall([3, 5]);
  const child = ticketType({ name: 'Child', category: 'gold', capacity: null, priceMinor: 500 });
  const event = await world.announce({ ...hall, ticketTypes: [...hall.ticketTypes, child] });
  const answer = await world.holdAs(cart(), event, [...together(event, 2), { ticketTypeId: child.id, together: 2 }]);
  expect(seatsOf(answer)).toMatch(/^B\d B\d B\d B\d$/);
  expect(answer.body.lines.map(line => line.ticketTypeName)).toEqual(['Standard', 'Standard', 'Child', 'Child']);
});

test('a party that does not fit is told how many would, and is parted only if it allows that', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aHall([3, 3]));
  const refused = await world.holdAs(cart(), event, together(event, 4));
  expect(refused).toMatchObject({ status: 409, body: { code: 'no_block_together', largest: 3, ticketTypes: [event.ticketTypes[0]!.id] } });
  const split = await world.holdAs(cart(), event, together(event, 4, { split: true }));
  expect(seatsOf(split)).toBe('A1 A2 B1 B2');
});

test('when no seat is left it is sold out, and a seat that is given back is found again at once', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aHall([2]));
  const mine = cart();
  const { body } = await world.holdAs(mine, event, together(event, 2));
  expect((await world.holdAs(cart(), event, together(event, 1))).body.code).toBe('sold_out');
  await world.service.inject({ method: 'DELETE', url: `/api/bookings/holds/${body.id}`, headers: mine });
  expect((await world.holdAs(cart(), event, together(event, 2))).status).toBe(201);
});

test('places that have expired, and such as another process gave back, are found before anybody is refused', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aHall([2]));
  await world.holdAs(cart(), event, together(event, 2));
  await world.service.pool.query('delete from seat_claims');
  expect((await world.holdAs(cart(), event, together(event, 2))).status).toBe(201);
  world.service.clock.advance(600);
  expect((await world.holdAs(cart(), event, together(event, 2))).status).toBe(201);
});

test('other seats than those that were offered, in the area that is wished', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aHall([6]));
  const answer = await world.holdAs(cart(), event, together(event, 2, { avoid: ['stalls-A-3', 'stalls-A-4'], area: 'stalls' }));
  expect(seatsOf(answer)).toBe('A1 A2');
  expect((await world.holdAs(cart(), event, together(event, 2, { area: 'moon' }))).body.code).toBe('no_such_place');
});

test.for<[what: string, code: string, items: (event: EventInventory) => Items]>([
  ['of a type that is not seated', 'no_such_place', event => [{ ticketTypeId: event.ticketTypes[1]!.id, together: 2 }]],
  ['beyond the most of an order', 'limit', event => together(event, 11)],
  ['that need more accessible places than there are', 'no_block_together', event => together(event, 2, { accessible: 1 })],
  ['of whom more need an accessible place than there are', 'invalid_request', event => together(event, 2, { accessible: 3 })],
])('people %s are refused', async ([, code, items]) => {
  await using world = await bookingWorld();
  const hall = aHall([6]);
  const event = await world.announce({ ...hall, ticketTypes: [...hall.ticketTypes, ticketType({ name: 'Anywhere' })] });
  expect((await world.holdAs(cart(), event, items(event))).body.code).toBe(code);
});

test('caps of a person count seats that were chosen for them', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aHall([9], { maxPerPerson: 4 }));
  const headers = await world.service.asUser(ada);
  expect((await world.holdAs(headers, event, together(event, 3))).status).toBe(201);
  expect(await world.holdAs(headers, event, together(event, 2))).toMatchObject({
    body: { code: 'limit', limits: [{ kind: 'person', left: 1 }] },
  });
});

test('who is overtaken by another process chooses again rather than being refused', async () => {
  await using world = await bookingWorld();
  await using other = otherProcess(world);
  const event = await world.announce(aHall([4]));
  // Both believe that all seats are free, and both want the same ones.
  await using gate = await world.service.gate(
    `insert into seat_claims (event_id, seat, hold_id, category, expires_at) values ($1, 'stalls-A-1', $2, 'gold', '2000-01-01') returning 1`,
    [event.eventId, event.eventId],
  );
  const answers = [
    world.holdAs(cart(), event, together(event, 2)).then(({ status }) => status),
    other.hold(event.eventId, together(event, 2)),
  ];
  await gate.blocked(2);
  await gate.release();
  expect(await Promise.all(answers)).toEqual([201, 'granted']);
  expect((await world.service.pool.query('select seat from seat_claims')).rowCount).toBe(4);
});

/** Of what is free in the end, the longest row of neighbours. */
async function longestFree({ service }: BookingWorld, rows: readonly number[]): Promise<number> {
  const { rows: claims } = await service.pool.query<{ seat: string }>('select seat from seat_claims');
  const taken = new Set(claims.map(claim => claim.seat));
  const stretches = rows.flatMap((seats, row) =>
    Array.from({ length: seats }, (_, at) => (taken.has(`stalls-${String.fromCharCode(65 + row)}-${at + 1}`) ? ' ' : 'x'))
      .join('')
      .split(' '),
  );
  return Math.max(...stretches.map(stretch => stretch.length));
}

test('a hundred parties want the best seats of a room of 47: no seat twice, nobody refused while a block was free for them', async () => {
  await using world = await bookingWorld();
  await using other = otherProcess(world);
  const rows = [7, 8, 8, 8, 8, 8];
  const event = await world.announce(aHall(rows));
  const parties = Array.from({ length: 100 }, (_, at) => 2 + (at % 3));
  const answers = await Promise.all(
    parties.map(async (size, at) => {
      if (at % 4 === 0) return { size, outcome: await other.hold(event.eventId, together(event, size)) };
      const { status, body } = await world.holdAs(cart(), event, together(event, size));
      return { size, outcome: status === 201 ? 'granted' : (body.code ?? String(status)) };
    }),
  );
  const granted = answers.filter(answer => answer.outcome === 'granted');
  const refused = answers.filter(answer => answer.outcome !== 'granted');
  const { rows: held } = await world.service.pool.query<{ seat: string }>(
    `select l.seat from holds, jsonb_to_recordset(lines) as l(seat text)`,
  );
  expect(held.length).toBe(granted.reduce((sum, { size }) => sum + size, 0));
  expect(new Set(held.map(({ seat }) => seat)).size).toBe(held.length);
  expect(new Set(refused.map(({ outcome }) => outcome)).difference(new Set(['no_block_together', 'sold_out']))).toEqual(new Set());
  expect(await longestFree(world, rows)).toBeLessThan(Math.min(...refused.map(({ size }) => size)));
});

test('a plan without seats has no best ones', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent());
  expect((await world.holdAs(cart(), event, together(event, 2))).body.code).toBe('no_such_place');
});
