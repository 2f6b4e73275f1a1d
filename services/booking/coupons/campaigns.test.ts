import { codeKey } from '@event-planner/contracts/coupon';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { ada, anEvent, bookingWorld, ticketType } from '../test-world.ts';
import { boss, couponWorld, termsOf } from './test-coupons.ts';

test('who may see or change campaigns is asked each time, and to strangers there are none', async () => {
  await using world = await bookingWorld();
  const { campaign, as } = couponWorld(world);
  const event = await world.announce(anEvent());
  const { id } = await campaign(event, { kind: 'percent' }, 'SEEN');
  const told = async (role: 'owner' | 'viewer' | 'check_in' | 'box_office' | null) => {
    const user = person(role ?? 'Stranger');
    if (role) world.join(event, user, role);
    const ask = as(await world.service.asUser(user));
    const body = { organizerId: event.organizerId, terms: termsOf({ kind: 'percent' }) };
    return [
      (await ask('GET', `/campaigns/${id}`)).status,
      (await ask('GET', `/coupons?organizerId=${event.organizerId}&code=seen`)).status,
      (await ask('POST', '/campaigns', body)).status,
      (await ask('PUT', `/campaigns/${id}/state`, { state: 'active' })).status,
    ];
  };
  expect(await told('owner')).toEqual([200, 200, 201, 200]);
  expect(await told('viewer')).toEqual([200, 200, 403, 403]);
  expect(await told('box_office')).toEqual([403, 403, 403, 403]);
  expect(await told('check_in')).toEqual([403, 403, 403, 403]);
  expect(await told(null)).toEqual([404, 403, 403, 404]);
});

test('terms change by version only; a limit below what is used takes nothing away and gives nothing more', async () => {
  await using world = await bookingWorld();
  const { campaign, asBoss, holdWith, get, countsAreTrue } = couponWorld(world);
  const event = await world.announce(anEvent());
  const made = await campaign(event, { kind: 'percent', maxUses: 5 }, 'FIVE');
  const headers = await world.service.asUser(ada);
  const items = [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }];
  for (let at = 0; at < 2; at++) expect((await holdWith(headers, event, { items, coupons: ['FIVE'] })).status).toBe(201);
  const change = (version: number) => asBoss('PUT', `/campaigns/${made.id}`, { version, terms: termsOf({ kind: 'percent', maxUses: 1 }) });
  expect((await change(1)).status).toBe(200);
  expect((await change(1)).body.code).toBe('campaign_changed');
  expect((await holdWith(headers, event, { items, coupons: ['FIVE'] })).body.code).toBe('coupon_used_up');
  expect(await get(made.id)).toMatchObject({ version: 2, open: 2 });
  expect(await countsAreTrue()).toBe(true);
});

test('fifty thousand codes are made, all different, readable and downloaded without a formula', async () => {
  await using world = await bookingWorld();
  const { campaign, asBoss } = couponWorld(world);
  const event = await world.announce(anEvent());
  const { id } = await campaign(event, { kind: 'percent', name: '=HYPERLINK("evil")' });
  expect((await asBoss('POST', `/campaigns/${id}/codes`, { count: 50_000, prefix: 'Sum' })).body).toEqual({ made: 50_000 });
  expect((await asBoss('POST', `/campaigns/${id}/codes`, { code: 'ONE MORE' })).body.code).toBe('invalid_request');
  const answer = await world.service.inject({ url: `/api/bookings/campaigns/${id}/codes.csv`, headers: await world.service.asUser(boss) });
  const lines = answer.body.replace('\uFEFF', '').trim().split('\r\n');
  expect(lines).toHaveLength(50_001);
  const codes = lines.slice(1).map(line => line.split(',')[0] ?? '');
  expect(new Set(codes.map(codeKey)).size).toBe(50_000);
  expect(codes.every(code => /^SUM(-[2-9A-HJKMNP-TV-Z]{4}){3}$/.test(code))).toBe(true);
  expect(lines[1]).toContain(`"'=HYPERLINK(""evil"")"`);
});

test('a report says what was used, given and paid, by day, event and ticket type, and a code what became of it', async () => {
  await using world = await bookingWorld();
  const { campaign, asBoss, holdWith } = couponWorld(world);
  const event = await world.announce(anEvent({ ticketTypes: [ticketType({ capacity: 100 })] }));
  const { id } = await campaign(event, { kind: 'percent' }, 'TENTH');
  const headers = await world.service.asUser(ada);
  const items = [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 2 }];
  const { body: booking } = await world.book(headers, (await holdWith(headers, event, { items, coupons: ['TENTH'] })).body);
  await world.pay(booking);
  await holdWith(headers, event, { items, coupons: ['TENTH'] });
  const { body: report } = await asBoss('GET', `/campaigns/${id}/report?from=2030-05-31&to=2030-06-02&timeZone=UTC`);
  const eur = (amountMinor: number) => [{ currency: 'EUR', amountMinor }];
  expect(report.days.map(({ uses }: { uses: number }) => uses)).toEqual([0, 1, 0]);
  expect(report).toMatchObject({
    total: { uses: 1, discount: eur(250), revenue: eur(2250) },
    ever: { uses: 1, givenBack: 0 },
    open: { carts: 1, pending: 0, discount: eur(250) },
    events: [{ eventId: event.eventId, uses: 1, revenue: eur(2250) }],
    ticketTypes: [{ ticketTypeId: event.ticketTypes[0]!.id, tickets: 2, discount: eur(250) }],
  });
  const { body: fate } = await asBoss('GET', `/coupons?organizerId=${event.organizerId}&code=te-nth`);
  expect(fate.found.fate.map(({ state }: { state: string }) => state).toSorted()).toEqual(['cart', 'used']);
  expect(fate.found.uses).toBe(2);
});

test('a code that reads like one there is already is refused, of whichever campaign', async () => {
  await using world = await bookingWorld();
  const { campaign, asBoss } = couponWorld(world);
  const event = await world.announce(anEvent());
  await campaign(event, { kind: 'percent' }, 'HELLO-2030');
  const { id } = await campaign(event, { kind: 'percent' });
  expect((await asBoss('POST', `/campaigns/${id}/codes`, { code: 'he110 2O3O' })).body.code).toBe('code_exists');
});
