import type { ExchangeQuote } from '@event-planner/contracts/exchange';
import { expect, test } from 'vitest';
import { ada, anEvent, aSeatedEvent, type BookingWorld, bookingWorld, cart, ticketType } from '../test-world.ts';
import { movingWorld } from '../moves/test-moves.ts';
import { otherProcess } from '../test-process.ts';
import { couponWorld } from './test-coupons.ts';

const some = (event: { readonly ticketTypes: readonly { readonly id: string }[] }, quantity = 1) => [
  { ticketTypeId: event.ticketTypes[0]!.id, quantity },
];
const plenty = () => anEvent({ ticketTypes: [ticketType({ capacity: 500 })] });
const asked = async (world: BookingWorld, event: ReturnType<typeof plenty>, headers = cart()) => {
  const { status, body } = await couponWorld(world).holdWith(headers, event, { items: some(event), coupons: ['ONCE'] });
  return status === 201 ? 'granted' : (body.code ?? String(status));
};

test('carts of several processes and events race for a code that is used once, and exactly one has it', async () => {
  await using world = await bookingWorld();
  const { campaign, countsAreTrue } = couponWorld(world);
  const first = await world.announce(plenty());
  const events = [first];
  for (let at = 0; at < 3; at++) events.push(await world.announce({ ...plenty(), organizerId: first.organizerId }));
  const { id } = await campaign(first, { kind: 'percent', maxUses: 1 }, 'ONCE');
  await using processes = new AsyncDisposableStack();
  const others = Array.from({ length: 4 }, () => processes.use(otherProcess(world)));
  await using gate = await world.service.gate('select 1 from campaigns where id = $1 for update', [id]);
  const answers = [
    ...events.map(event => asked(world, event)),
    ...others.flatMap(other => events.map(event => other.hold(event.eventId, some(event), ['ONCE']))),
  ];
  await gate.blocked(12);
  await gate.release();
  const told = await Promise.all(answers);
  expect(told.filter(one => one === 'granted')).toHaveLength(1);
  expect(told.filter(one => one === 'coupon_used_up')).toHaveLength(told.length - 1);
  expect(await countsAreTrue()).toBe(true);
});

test('a cart that takes a coupon and another that gives it up, at the same moment, leave one use counted as it is', async () => {
  await using world = await bookingWorld();
  const { campaign, setCoupons, countsAreTrue } = couponWorld(world);
  const event = await world.announce(plenty());
  const { id } = await campaign(event, { kind: 'percent', maxUses: 1 }, 'ONCE');
  const [one, other] = [cart(), cart()];
  const [mine, theirs] = [(await world.holdAs(one, event, some(event))).body, (await world.holdAs(other, event, some(event))).body];
  await setCoupons(one, mine, ['ONCE']);
  await using gate = await world.service.gate('select 1 from campaigns where id = $1 for update', [id]);
  const race = [setCoupons(one, mine, []), setCoupons(other, theirs, ['ONCE'])];
  await gate.blocked(2);
  await gate.release();
  const [given, taken] = await Promise.all(race);
  expect(given?.status).toBe(200);
  expect([200, 409]).toContain(taken?.status);
  expect(await countsAreTrue()).toBe(true);
  expect((await setCoupons(other, theirs, ['ONCE'])).status).toBe(200);
});

test('two carts of one person that are booked at the same moment use their coupon once', async () => {
  await using world = await bookingWorld();
  const { campaign, holdWith, countsAreTrue } = couponWorld(world);
  const event = await world.announce(plenty());
  await campaign(event, { kind: 'percent', maxUsesPerPerson: 1 }, 'MINE');
  const user = await world.service.asUser(ada);
  const carts = [cart(), cart()];
  const holds = await Promise.all(carts.map(async mine => (await holdWith(mine, event, { items: some(event), coupons: ['MINE'] })).body));
  await using gate = await world.service.gate('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`user:${ada.sub}`]);
  const race = holds.map((hold, at) => world.book({ ...user, ...carts[at] }, hold));
  await gate.blocked(1);
  await gate.release();
  const answers = await Promise.all(race);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('coupon_limit');
  expect(await countsAreTrue()).toBe(true);
});

test('a cart that is renewed while its time runs out keeps its coupon, or loses both', async () => {
  await using world = await bookingWorld();
  const { campaign, holdWith, as, countsAreTrue } = couponWorld(world);
  const event = await world.announce(plenty());
  const elsewhere = await world.announce({ ...plenty(), organizerId: event.organizerId });
  await campaign(event, { kind: 'percent', maxUses: 1 }, 'ONCE');
  const mine = cart();
  const { body: hold } = await holdWith(mine, event, { items: some(event), coupons: ['ONCE'] });
  // The renewal has the coupon in hand when somebody else looks after its time.
  await using gate = await world.service.gate('select 1 from redemptions for update');
  world.service.clock.advance(599);
  const renewal = as(mine)('POST', `/holds/${hold.id}/renew`);
  await gate.blocked(1);
  world.service.clock.advance(1);
  expect(await asked(world, elsewhere)).toBe('coupon_used_up');
  await gate.release();
  expect((await renewal).status).toBe(200);
  expect(await countsAreTrue()).toBe(true);
});

test('an exchange for places with a coupon waits for its campaign before it locks what is counted', async () => {
  await using world = await movingWorld();
  const { campaign, holdWith, countsAreTrue } = couponWorld(world);
  const event = await world.counted({ ticketTypes: [ticketType({ capacity: 100 })] });
  const { id } = await campaign(event, { kind: 'amount', amountMinor: 1000, maxUses: 1 }, 'ONCE');
  const booking = await world.bought(ada, event, some(event));
  const user = await world.service.asUser(ada);
  const { body: hold } = await holdWith(user, event, { items: some(event), coupons: ['ONCE'] });
  const ticketIds = booking.tickets.map(ticket => ticket.id);
  const form = { holdId: hold.id, ticketIds };
  const { body: quote } = await world.ask<ExchangeQuote>(ada, `POST /${booking.id}/exchanges/quote`, form);
  await using gate = await world.service.gate('select 1 from campaigns where id = $1 for update', [id]);
  const exchanged = world.ask(ada, `POST /${booking.id}/exchanges`, {
    ...form,
    attendeeName: 'Ada',
    seenDifferenceMinor: quote.held?.differenceMinor,
  });
  await gate.blocked(1);
  // Nobody queues behind it for places.
  expect((await world.holdAs(cart(), event, some(event))).status).toBe(201);
  await gate.release();
  expect((await exchanged).status).toBe(201);
  expect(await countsAreTrue()).toBe(true);
});

test('a burst of wrong codes gets no more of them tried than one after the other would', async () => {
  await using world = await bookingWorld();
  const { campaign, holdWith } = couponWorld(world);
  const hidden = ticketType({ hidden: true });
  const event = await world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 500 }), hidden] }));
  await campaign(event, { kind: 'percent' }, 'RIGHT');
  const mine = cart();
  const told = await Promise.all(
    Array.from({ length: 40 }, async (_, at) => (await holdWith(mine, event, { items: some(event), coupons: [`WRONG ${at}`] })).body.code),
  );
  expect(told.filter(code => code === 'coupon_unknown')).toHaveLength(10);
  expect(told.filter(code => code === 'too_many_codes')).toHaveLength(30);
  const other = couponWorld(world).as(cart());
  const opening = async (code: string) =>
    (await other('POST', '/holds', { eventId: event.eventId, items: [{ ticketTypeId: hidden.id, quantity: 1 }], code })).body.code;
  const opened = await Promise.all(Array.from({ length: 20 }, (_, at) => opening(`DOOR ${at}`)));
  expect(opened.filter(code => code === 'not_offered')).toHaveLength(10);
  expect(opened.filter(code => code === 'too_many_codes')).toHaveLength(10);
});

test('a hold that loses its seats to another process takes no coupon', async () => {
  await using world = await bookingWorld();
  const { campaign, holdWith, countsAreTrue, get } = couponWorld(world);
  const event = await world.announce(aSeatedEvent());
  const { id } = await campaign(event, { kind: 'percent', maxUses: 1 }, 'ONCE');
  const seat = [{ ticketTypeId: event.ticketTypes[0]!.id, seat: 'stalls-A-1' }];
  await using gate = await world.service.gate(
    `insert into seat_claims (event_id, seat, hold_id, category, expires_at) values ($1, 'stalls-A-1', $1, 'gold', '2031-01-01') returning 1`,
    [event.eventId],
  );
  const answer = holdWith(cart(), event, { items: seat, coupons: ['ONCE'] });
  await gate.blocked(1);
  await gate.release();
  expect((await answer).body.code).toBe('taken');
  expect((await get(id)).open).toBe(0);
  expect(await countsAreTrue()).toBe(true);
});

test('the database itself refuses a use beyond the limit', async () => {
  await using world = await bookingWorld();
  const { campaign } = couponWorld(world);
  const event = await world.announce(plenty());
  await campaign(event, { kind: 'percent', maxUses: 1, maxUsesPerCode: 1 }, 'ONCE');
  await expect(world.service.pool.query('update campaigns set uses = 2')).rejects.toThrow('never_over_redeemed');
  await expect(world.service.pool.query('update coupon_codes set uses = 2')).rejects.toThrow('code_never_over_redeemed');
});
