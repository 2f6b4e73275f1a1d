import { afterAll, beforeAll, expect, test } from 'vitest';
import { ada, anEvent, type BookingWorld, bookingWorld, cart, ticketType } from '../test-world.ts';
import { couponWorld, type TermsChanges } from './test-coupons.ts';

let world: BookingWorld;
beforeAll(async () => {
  world = await bookingWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const full = ticketType({ name: 'Full', priceMinor: 2000, capacity: 1000 });
const child = ticketType({ name: 'Child', priceMinor: 500, capacity: 1000 });
const guest = ticketType({ name: 'Guest', priceMinor: 0, capacity: 1000 });
const event = anEvent({ ticketTypes: [full, child, guest] });
const items = [
  { ticketTypeId: full.id, quantity: 2 },
  { ticketTypeId: child.id, quantity: 1 },
];

test.for<[what: string, terms: TermsChanges, code: string, cure: object]>([
  ['over', { kind: 'percent', endsAt: '2030-06-01T10:00:00Z' }, 'coupon_expired', { startsAt: null, endsAt: '2030-06-01T10:00:00Z' }],
  ['to come', { kind: 'percent', startsAt: '2030-06-01T10:00:01Z' }, 'coupon_expired', { startsAt: '2030-06-01T10:00:01Z', endsAt: null }],
  ['in another currency', { kind: 'amount', currency: 'CHF' }, 'coupon_not_for_these', {}],
  ['for other tickets', { kind: 'percent', ticketTypeIds: [ticketType().id] }, 'coupon_not_for_these', {}],
  ['for what is free anyway', { kind: 'percent', ticketTypeIds: [guest.id] }, 'coupon_not_for_these', { ticketTypeIds: [guest.id] }],
  ['for more tickets', { kind: 'percent', minTickets: 4 }, 'coupon_not_for_these', { minTickets: 4 }],
  ['for more of these tickets', { kind: 'percent', ticketTypeIds: [child.id], minTickets: 2 }, 'coupon_not_for_these', { minTickets: 2 }],
  ['for fewer tickets', { kind: 'percent', maxTickets: 2 }, 'coupon_not_for_these', { maxTickets: 2 }],
  ['for dearer orders', { kind: 'percent', minMinor: 4501, currency: 'EUR' }, 'coupon_not_for_these', { minMinor: 4501 }],
  ['for cheaper orders', { kind: 'percent', maxMinor: 4499, currency: 'EUR' }, 'coupon_not_for_these', { maxMinor: 4499 }],
])('a code that is %s is refused with what would cure it, and the hold stays as it is', async ([what, terms, code, cure]) => {
  if (!world.inventories.has(event.eventId)) await world.announce(event);
  const { campaign, setCoupons } = couponWorld(world);
  const name = `IT IS ${what.toUpperCase()}`;
  await campaign(event, terms, name);
  const mine = cart();
  const { body: hold } = await world.holdAs(
    mine,
    event,
    what.includes('free') ? [...items, { ticketTypeId: guest.id, quantity: 1 }] : items,
  );
  const { status, body } = await setCoupons(mine, hold, [name]);
  expect([status, body.code]).toEqual([code === 'coupon_not_for_these' ? 422 : 409, code]);
  expect(body).toMatchObject({ coupons: [{ code: name, ...cure }] });
  const { body: after } = await couponWorld(world).as(mine)('GET', `/holds/${hold.id}`);
  expect(after).toEqual(hold);
});

test('a code of an event is as unknown at another one of the same organizer as a code that nobody has', async () => {
  const { campaign, holdWith } = couponWorld(world);
  const [one, other] = [await world.announce(anEvent()), anEvent()];
  const same = await world.announce({ ...other, organizerId: one.organizerId });
  await campaign(one, { kind: 'percent', eventIds: [one.eventId] }, 'ONLY ONE');
  const ask = async (of: typeof one, code: string) =>
    (await holdWith(cart(), of, { items: [{ ticketTypeId: of.ticketTypes[0]!.id, quantity: 1 }], coupons: [code] })).body;
  expect((await ask(one, 'only-one')).price.totalMinor).toBe(1125);
  const [known, unknown] = [await ask(same, 'ONLYONE'), await ask(same, 'ONLYTWO')];
  const told = ({ code, coupons }: object & { code?: string; coupons?: object[] }) => [code, coupons?.length];
  expect(told(known)).toEqual(told(unknown));
  expect(known.code).toBe('coupon_unknown');
  const strange = await world.announce(anEvent());
  expect((await ask(strange, 'ONLYONE')).code).toBe('coupon_unknown');
});

test('a paused campaign is not in force until it goes on, an ended one never again', async () => {
  const { campaign, holdWith, asBoss } = couponWorld(world);
  const own = await world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 100 })] }));
  const { id } = await campaign(own, { kind: 'percent' }, 'PAUSE');
  const ask = async () => {
    const { status, body } = await holdWith(cart(), own, {
      items: [{ ticketTypeId: own.ticketTypes[0]!.id, quantity: 1 }],
      coupons: ['PAUSE'],
    });
    return body.code ?? status;
  };
  const become = async (state: string) =>
    await asBoss('PUT', `/campaigns/${id}/state`, { state }).then(({ status, body }) => (status === 200 ? state : body.code));
  expect([await become('paused'), await ask()]).toEqual(['paused', 'coupon_expired']);
  expect([await become('active'), await ask()]).toEqual(['active', 201]);
  expect([await become('ended'), await ask()]).toEqual(['ended', 'coupon_expired']);
  expect(await become('active')).toBe('campaign_ended');
});

test('codes that want to be alone, and two of one campaign, are not combined; the refusal names the others', async () => {
  const { campaign, holdWith, asBoss } = couponWorld(world);
  const hidden = ticketType({ capacity: 100, hidden: true });
  const own = await world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 100 }), hidden] }));
  await campaign(own, { kind: 'percent' }, 'ALONE');
  const { id } = await campaign(own, { kind: 'percent', combinable: true }, 'SOCIAL');
  await campaign(own, { kind: 'access' }, 'WAYIN');
  await asBoss('POST', `/campaigns/${id}/codes`, { code: 'SOCIAL TWO' });
  const askFor = async (ticketTypeId: string, coupons: readonly string[]) => {
    const { status, body } = await holdWith(cart(), own, { items: [{ ticketTypeId, quantity: 1 }], coupons });
    return { status, body };
  };
  const ask = (...coupons: string[]) => askFor(own.ticketTypes[0]!.id, coupons);
  expect((await ask('ALONE', 'SOCIAL')).body).toMatchObject({
    code: 'coupon_not_combinable',
    coupons: [{ code: 'ALONE', notWith: ['SOCIAL'] }],
  });
  expect((await ask('SOCIAL', 'SOCIALTWO')).body).toMatchObject({ code: 'coupon_not_combinable' });
  expect((await askFor(hidden.id, ['ALONE', 'WAYIN'])).status).toBe(201);
  expect((await ask('SOCIAL', 'social')).body.price.discounts).toHaveLength(1);
});

test('whoever types wrong codes is told to wait, with another cart and signed in as well; right ones cost nothing', async () => {
  await using guessed = await bookingWorld();
  const { campaign, holdWith } = couponWorld(guessed);
  const own = await guessed.announce(anEvent({ ticketTypes: [ticketType({ capacity: 1000 })] }));
  await campaign(own, { kind: 'percent' }, 'RIGHT');
  const ask = async (headers: Record<string, string>, ...coupons: string[]) => {
    const { status, body } = await holdWith(headers, own, { items: [{ ticketTypeId: own.ticketTypes[0]!.id, quantity: 1 }], coupons });
    return body.code ?? status;
  };
  const mine = cart();
  expect(await ask(mine, 'RIGHT')).toBe(201);
  for (let at = 0; at < 5; at++) expect(await ask(mine, `WRONG ${at}`, `ALSO ${at}`)).toBe('coupon_unknown');
  expect(await ask(mine, 'RIGHT')).toBe('too_many_codes');
  expect(await ask({ ...mine, ...(await guessed.service.asUser(ada)) }, 'RIGHT')).toBe('too_many_codes');
  expect(await ask(cart(), 'RIGHT')).toBe(201);
  // A new cart each time: the network address has its own limit.
  for (let at = 0; at < 17; at++) await ask(cart(), `X${at}A`, `X${at}B`, `X${at}C`);
  expect(await ask(cart(), 'RIGHT')).toBe('too_many_codes');
  guessed.service.clock.advance(15 * 60);
  expect(await ask(mine, 'RIGHT')).toBe(201);
});

test('a code opens hidden tickets and private events, by itself and where access codes are typed, and counts where it was needed', async () => {
  const { campaign, holdWith, get, as } = couponWorld(world);
  const hidden = ticketType({ name: 'Crew', hidden: true, capacity: 10 });
  const open = ticketType({ capacity: 10 });
  const own = await world.announce(anEvent({ visibility: 'private', ticketTypes: [hidden, open] }));
  const { id } = await campaign(own, { kind: 'access', opensEvents: true, maxUses: 2 }, 'CREW-2030');
  const crew = [{ ticketTypeId: hidden.id, quantity: 1 }];
  expect((await world.holdAs(cart(), own, crew)).body.code).toBe('not_offered');
  expect((await world.holdBy('WRONG', own, crew)).body.code).toBe('not_offered');
  expect((await world.holdBy('crew 2030', own, crew)).status).toBe(201);
  const mine = cart();
  const { status, body } = await holdWith(mine, own, { items: crew, coupons: ['CREW2030'] });
  expect([status, body.price.discounts]).toEqual([201, [expect.objectContaining({ id, amountMinor: 0 })]]);
  expect((await world.holdBy('crew 2030', own, crew)).body.code).toBe('coupon_used_up');
  // It stays with what it opened.
  expect((await as(mine)('PUT', `/holds/${body.id}/coupons`, { coupons: [] })).body.price.discounts).toHaveLength(1);
  expect((await get(id)).open).toBe(2);
});

test('what only opens something is not used up by an order for which nothing had to be opened, when it is made or afterwards', async () => {
  const { campaign, holdWith, setCoupons, get } = couponWorld(world);
  const hidden = ticketType({ capacity: 10, hidden: true });
  const own = await world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 10 }), hidden] }));
  const { id } = await campaign(own, { kind: 'access' }, 'LOGEKEY');
  const visible = [{ ticketTypeId: own.ticketTypes[0]!.id, quantity: 1 }];
  const mine = cart();
  const { body: held } = await holdWith(mine, own, { items: visible, coupons: [] });
  const refusals = [await setCoupons(mine, held, ['LOGEKEY']), await holdWith(cart(), own, { items: visible, coupons: ['LOGEKEY'] })];
  expect(refusals.map(({ body }) => body.code)).toEqual(['coupon_not_for_these', 'coupon_not_for_these']);
  expect((await get(id)).open).toBe(0);
});

test('a price that was seen is that before the discount, and a discount is of the price in force', async () => {
  const { campaign, holdWith, setCoupons } = couponWorld(world);
  const early = ticketType({ priceMinor: 2000, phases: [{ name: 'Early', priceMinor: 1000, until: '2030-06-02T00:00:00Z', quantity: 1 }] });
  const own = await world.announce(anEvent({ ticketTypes: [early] }));
  await campaign(own, { kind: 'percent' }, 'TENTH');
  const hold = (seenPriceMinor: number, mine = cart()) =>
    holdWith(mine, own, { items: [{ ticketTypeId: early.id, quantity: 1, seenPriceMinor }], coupons: ['TENTH'] });
  expect((await hold(900)).body).toMatchObject({ code: 'price_changed', prices: [{ priceMinor: 1000, phase: 'Early' }] });
  const mine = cart();
  const { body } = await hold(1000, mine);
  expect(body).toMatchObject({ totalMinor: 900, lines: [{ phase: 'Early', priceMinor: 1000, discountMinor: 100 }] });
  // The phase is given out, and what was held at it stays at it.
  expect((await hold(2000)).body.totalMinor).toBe(1800);
  expect((await setCoupons(mine, body, [])).body.totalMinor).toBe(1000);
});

test('a bundle is one of its tickets, and what its parts cost adds up to what was paid', async () => {
  const { campaign, holdWith } = couponWorld(world);
  const adult = ticketType({ name: 'Adult', priceMinor: 2000, capacity: 20 });
  const family = ticketType({ name: 'Family', priceMinor: 5001, capacity: null, bundle: [{ ticketTypeId: adult.id, quantity: 3 }] });
  const gift = ticketType({ name: 'Gift', kind: 'donation', pricing: 'chosen', priceMinor: 0, capacity: null });
  const own = await world.announce(anEvent({ ticketTypes: [adult, family, gift] }));
  await campaign(own, { kind: 'free', discountedTickets: 1 }, 'BRING');
  const { body } = await holdWith(cart(), own, {
    items: [
      { ticketTypeId: family.id, quantity: 2 },
      { ticketTypeId: gift.id, quantity: 1, priceMinor: 700 },
    ],
    coupons: ['BRING'],
  });
  expect(body.price).toMatchObject({ subtotalMinor: 5001 + 700, discounts: [{ amountMinor: 5001 }] });
  expect(body.lines.map(({ discountMinor }) => discountMinor)).toEqual([5001, undefined]);
});
