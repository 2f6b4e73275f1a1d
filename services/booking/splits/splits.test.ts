import { bookingConfirmed } from '@event-planner/contracts/messages';
import { expect, test } from 'vitest';
import { movingWorld, number } from '../moves/test-moves.ts';
import { ada, alan, anEvent, grace, ticketType } from '../test-world.ts';

test('split tickets keep their codes, their places and what they cost; both bookings add up to what was paid', async () => {
  await using world = await movingWorld();
  const rules = {
    pricesInclude: 'no_taxes' as const,
    taxes: [{ id: 'vat', name: 'VAT', basisPoints: 1900 }],
    fees: [{ id: 'fee', name: 'Fee', kind: 'per_order' as const, basisPoints: 0, amountMinor: 101, taxIds: ['vat'] }],
  };
  const event = await world.seated({ rules, ticketTypes: anEvent().ticketTypes });
  const type = ticketType({ category: 'gold', capacity: null, priceMinor: 1001, taxIds: ['vat'] });
  await world.announce({ ...event, version: 2, ticketTypes: [type] });
  const booking = await world.bought(
    ada,
    event,
    ['stalls-A-1', 'stalls-A-2', 'stalls-A-3'].map(seat => ({ ticketTypeId: type.id, seat })),
  );
  const { status, body: made } = await world.ask(ada, `POST /${booking.id}/split`, { ticketIds: [booking.tickets[1]!.id] });
  expect(status).toBe(201);
  const left = await world.get(ada, booking.id);
  expect(made).toMatchObject({ origin: 'split', parentId: booking.id, state: 'confirmed', tickets: [{ seat: 'stalls-A-2' }] });
  expect(made.reference).not.toBe(booking.reference);
  expect(made.tickets[0]).toEqual(booking.tickets[1]);
  expect(left.tickets).toEqual([booking.tickets[0], booking.tickets[2]]);
  expect(left.lines.map(line => line.seat)).toEqual(['stalls-A-1', 'stalls-A-3']);
  expect(made.totalMinor + left.totalMinor).toBe(booking.totalMinor);
  expect((made.price.fees[0]?.amountMinor ?? 0) + (left.price.fees[0]?.amountMinor ?? 0)).toBe(101);
  expect(made.price.totalMinor).toBe(made.totalMinor);
  const claims = await world.claims();
  expect(new Set(claims.map(claim => claim.hold_id)).size).toBe(2);
  expect(claims.map(claim => claim.ticket_id).toSorted()).toEqual(booking.tickets.map(ticket => ticket.id).toSorted());
  expect(await world.service.published(bookingConfirmed)).toMatchObject([
    { bookingId: booking.id },
    { bookingId: made.id, origin: 'split' },
  ]);
  expect((await world.service.pool.query('select admissions from bookings order by created_at, origin')).rows).toMatchObject([
    { admissions: 2 },
    { admissions: 1 },
  ]);
});

test('asked again with the same key, a split answers the booking that it made', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 3));
  const headers = { ...(await world.service.asUser(ada)), 'idempotency-key': 'one-two-three' };
  const split = () =>
    world.service.inject({
      method: 'POST',
      url: `/api/bookings/${booking.id}/split`,
      headers,
      payload: { ticketIds: [booking.tickets[0]!.id] },
    });
  const [first, second] = [await split(), await split()];
  expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
  expect(second.json().id).toBe(first.json().id);
  expect(await world.counters()).toEqual([{ held: 0, sold: 3 }]);
});

test('the team splits for a buyer where its role may, and nobody else does', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 2));
  const form = { ticketIds: [booking.tickets[0]!.id] };
  for (const role of ['check_in', 'viewer'] as const) {
    world.join(event, grace, role);
    expect((await world.ask(grace, `POST /${booking.id}/split`, form)).body.code).toBe('not_found');
  }
  expect((await world.ask(alan, `POST /${booking.id}/split`, form)).body.code).toBe('not_found');
  world.join(event, grace, 'box_office');
  expect((await world.ask(grace, `POST /${booking.id}/split`, form)).status).toBe(201);
  expect((await world.ask<{ items: unknown[] }>(ada, `GET `)).body.items).toHaveLength(2);
});

test('a split leaves at least one ticket, and tears no bundle', async () => {
  await using world = await movingWorld();
  const adult = ticketType({ name: 'Adult' });
  const pair = ticketType({ name: 'Pair', priceMinor: 2000, bundle: [{ ticketTypeId: adult.id, quantity: 2 }] });
  const event = await world.counted({ ticketTypes: [adult, pair] });
  const booking = await world.bought(ada, event, [{ ticketTypeId: pair.id, quantity: 2 }]);
  const ids = booking.tickets.map(ticket => ticket.id);
  const split = async (ticketIds: string[]) => world.ask(ada, `POST /${booking.id}/split`, { ticketIds });
  expect((await split(ids)).body.code).toBe('nothing_stays');
  expect((await split(ids.slice(0, 1))).body.code).toBe('bundle_whole');
  const counters = await world.counters();
  expect((await split(ids.slice(2))).body).toMatchObject({ totalMinor: 2000, lines: [{ ticketTypeName: 'Pair', quantity: 1 }] });
  expect(await world.counters()).toEqual(counters);
});

test('once its event has ended an order is not split any more, by the buyer or the team', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 2));
  world.join(event, grace, 'box_office');
  const ticketIds = [booking.tickets[0]!.id];
  world.service.clock.advance((Date.parse(booking.endsAt) - world.service.clock.now().getTime()) / 1000);
  for (const user of [ada, grace])
    expect((await world.ask(user, `POST /${booking.id}/split`, { ticketIds })).body).toMatchObject({
      code: 'too_late',
      until: booking.endsAt,
    });
});

test('a ticket is split once, however many ask for it at the same moment', async () => {
  await using world = await movingWorld();
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 3));
  await using gate = await world.service.gate('select 1 from bookings where id = $1 for update', [booking.id]);
  const answers = [1, 2].map(() => world.ask(ada, `POST /${booking.id}/split`, { ticketIds: [booking.tickets[0]!.id] }));
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(answers)).map(one => one.status).toSorted()).toEqual([201, 422]);
});
