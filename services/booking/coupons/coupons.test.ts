import { expect, test } from 'vitest';
import { ada, anEvent, bookingWorld, cart, grace, ticketType } from '../test-world.ts';
import { couponWorld } from './test-coupons.ts';

const two = (ticketTypeId: string) => [{ ticketTypeId, quantity: 2 }];

test('a hold carries a coupon from the beginning, and its price says what was taken off', async () => {
  await using world = await bookingWorld();
  const { campaign, holdWith, get, countsAreTrue } = couponWorld(world);
  const event = await world.announce(anEvent());
  const { id, terms } = await campaign(event, { kind: 'percent' }, 'Summer 2030');
  const { status, body } = await holdWith(cart(), event, { items: two(event.ticketTypes[0]!.id), coupons: ['summer-2O3O'] });
  expect(status).toBe(201);
  expect(body.price).toMatchObject({
    discounts: [{ id, code: 'Summer 2030', name: terms.name, amountMinor: 250 }],
    subtotalMinor: 2250,
    totalMinor: 2250,
  });
  expect(body.lines[0]).toMatchObject({ priceMinor: 1250, quantity: 2, discountMinor: 250 });
  expect(await get(id)).toMatchObject({ open: 1, used: { uses: 0 } });
  expect(await countsAreTrue()).toBe(true);
});

test('coupons are added to a hold, changed and taken off, and each time the answer is the hold with its price', async () => {
  await using world = await bookingWorld();
  const { campaign, setCoupons, countsAreTrue } = couponWorld(world);
  const event = await world.announce(anEvent());
  await campaign(event, { kind: 'percent', combinable: true }, 'TENTH');
  await campaign(event, { kind: 'amount', combinable: true }, 'TENNER');
  const mine = cart();
  const { body: hold } = await world.holdAs(mine, event, two(event.ticketTypes[0]!.id));
  expect((await setCoupons(mine, hold, ['TENTH'])).body.totalMinor).toBe(2250);
  // Ten percent off 25.00, then ten euros: the other way round would be 13.50.
  expect((await setCoupons(mine, hold, ['TENNER', 'TENTH'])).body.totalMinor).toBe(1250);
  expect((await setCoupons(mine, hold, ['TENNER'])).body.totalMinor).toBe(1500);
  const { body: bare } = await setCoupons(mine, hold, []);
  expect(bare).toEqual(hold);
  expect((await setCoupons(cart(), hold, ['TENNER'])).status).toBe(404);
  expect(await countsAreTrue()).toBe(true);
});

test('a code that makes an order free makes a booking that is confirmed at once', async () => {
  await using world = await bookingWorld();
  const { campaign, setCoupons, get } = couponWorld(world);
  const event = await world.announce(anEvent());
  const { id } = await campaign(event, { kind: 'free' }, 'GUEST');
  const headers = await world.service.asUser(ada);
  const { body: hold } = await world.holdAs(headers, event, two(event.ticketTypes[0]!.id));
  await setCoupons(headers, hold, ['guest']);
  const { body } = await world.book(headers, hold);
  expect(body).toMatchObject({ state: 'confirmed', totalMinor: 0 });
  expect(body.tickets).toHaveLength(2);
  expect(await get(id)).toMatchObject({ open: 0, used: { uses: 1, discount: [{ currency: 'EUR', amountMinor: 2500 }] } });
});

test('an open cart counts, and what it had is free the moment it has expired', async () => {
  await using world = await bookingWorld();
  const { campaign, holdWith, countsAreTrue } = couponWorld(world);
  const event = await world.announce(anEvent());
  await campaign(event, { kind: 'percent', maxUses: 1 }, 'ONCE');
  const hold = () => holdWith(cart(), event, { items: two(event.ticketTypes[0]!.id), coupons: ['ONCE'] });
  expect((await hold()).status).toBe(201);
  expect((await hold()).body.code).toBe('coupon_used_up');
  world.service.clock.advance(600);
  expect((await hold()).status).toBe(201);
  expect(await countsAreTrue()).toBe(true);
});

test('a hold that is renewed keeps its coupon, one that is given up gives it back', async () => {
  await using world = await bookingWorld();
  const { campaign, holdWith, as, countsAreTrue } = couponWorld(world);
  const event = await world.announce(anEvent());
  await campaign(event, { kind: 'percent', maxUses: 1 }, 'ONCE');
  const mine = cart();
  const hold = (headers: Record<string, string>) => holdWith(headers, event, { items: two(event.ticketTypes[0]!.id), coupons: ['ONCE'] });
  const { body } = await hold(mine);
  world.service.clock.advance(500);
  expect((await as(mine)('POST', `/holds/${body.id}/renew`)).status).toBe(200);
  world.service.clock.advance(500);
  expect((await hold(cart())).body.code).toBe('coupon_used_up');
  expect((await as(mine)('DELETE', `/holds/${body.id}`)).status).toBe(204);
  expect((await hold(cart())).status).toBe(201);
  expect(await countsAreTrue()).toBe(true);
});

test('a booking that is being paid keeps its coupon, and a late payment is honoured though another has it by then', async () => {
  await using world = await bookingWorld();
  const { campaign, holdWith, get, countsAreTrue } = couponWorld(world);
  const event = await world.announce(anEvent());
  const { id } = await campaign(event, { kind: 'percent', maxUses: 1 }, 'ONCE');
  const headers = await world.service.asUser(ada);
  const { body: held } = await holdWith(headers, event, { items: two(event.ticketTypes[0]!.id), coupons: ['ONCE'] });
  const { body: booking } = await world.book(headers, held);
  world.service.clock.advance(14 * 60);
  expect((await holdWith(cart(), event, { items: two(event.ticketTypes[0]!.id), coupons: ['ONCE'] })).body.code).toBe('coupon_used_up');
  world.service.clock.advance(2 * 60);
  expect((await holdWith(cart(), event, { items: two(event.ticketTypes[0]!.id), coupons: ['ONCE'] })).status).toBe(201);
  await world.pay(booking);
  const { body } = await couponWorld(world).as(await world.service.asUser(ada))('GET', `/${booking.id}`);
  expect(body).toMatchObject({ state: 'confirmed', totalMinor: 2250 });
  expect(await get(id)).toMatchObject({ open: 1, used: { uses: 1 } });
  expect(await countsAreTrue()).toBe(true);
});

test('a booking that is refunded in whole gives its coupon back, unless the campaign has it otherwise', async () => {
  await using world = await bookingWorld();
  const { campaign, holdWith, get, countsAreTrue } = couponWorld(world);
  const event = await world.announce(anEvent());
  const campaigns = [
    await campaign(event, { kind: 'percent', maxUses: 1 }, 'BACK'),
    await campaign(event, { kind: 'percent', maxUses: 1, givesBack: false }, 'GONE'),
  ];
  for (const { code } of campaigns) {
    const headers = await world.service.asUser(grace);
    const { body: booking } = await world.book(
      headers,
      (await holdWith(headers, event, { items: two(event.ticketTypes[0]!.id), coupons: [code ?? ''] })).body,
    );
    const paymentId = await world.pay(booking);
    await world.giveBack(booking, paymentId);
  }
  expect((await holdWith(cart(), event, { items: two(event.ticketTypes[0]!.id), coupons: ['BACK'] })).status).toBe(201);
  expect((await holdWith(cart(), event, { items: two(event.ticketTypes[0]!.id), coupons: ['GONE'] })).body.code).toBe('coupon_used_up');
  expect(await Promise.all(campaigns.map(async ({ id }) => (await get(id)).used.uses))).toEqual([0, 1]);
  expect(await countsAreTrue()).toBe(true);
});

test('one person uses a code so often only, over sessions, carts and logins', async () => {
  await using world = await bookingWorld();
  const { campaign, holdWith, setCoupons, countsAreTrue } = couponWorld(world);
  const event = await world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 50 })] }));
  await campaign(event, { kind: 'percent', maxUsesPerPerson: 1 }, 'MINE');
  const items = two(event.ticketTypes[0]!.id);
  const user = await world.service.asUser(ada);
  expect((await holdWith(user, event, { items, coupons: ['MINE'] })).status).toBe(201);
  expect((await holdWith(user, event, { items, coupons: ['MINE'] })).body).toMatchObject({
    code: 'coupon_limit',
    coupons: [{ code: 'MINE', max: 1 }],
  });
  // Somebody else, as far as anybody knows, until they sign in.
  const [one, other] = [cart(), cart()];
  const holds = [
    (await holdWith(one, event, { items, coupons: ['MINE'] })).body,
    (await holdWith(other, event, { items, coupons: ['MINE'] })).body,
  ] as const;
  expect((await world.book({ ...user, ...one }, holds[0])).status).toBe(201);
  expect((await world.book({ ...user, ...other }, holds[1])).body.code).toBe('coupon_limit');
  expect((await setCoupons({ ...user, ...other }, holds[1], [])).status).toBe(200);
  expect((await world.book({ ...user, ...other }, holds[1])).status).toBe(201);
  expect(await countsAreTrue()).toBe(true);
});
