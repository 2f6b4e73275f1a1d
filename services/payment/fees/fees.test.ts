import type { FeeTerms } from '@event-planner/contracts/platform-fees';
import { bookingConfirmed } from '@event-planner/contracts/messages';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { admin, neighbour, owner, sale, stranger, testMoney, type TestMoney, theatre, viewer } from '../test-money.ts';

const terms = (change: Partial<FeeTerms> = {}): FeeTerms => ({
  rates: [{ currency: 'EUR', basisPoints: 250, perTicketMinor: 50, minimumMinor: 0, maximumMinor: null }],
  boxOffice: 'none',
  providerFees: 'platform',
  onRefund: 'all',
  ...change,
});
const dearer = terms({ rates: [{ currency: 'EUR', basisPoints: 1000, perTicketMinor: 0, minimumMinor: 0, maximumMinor: null }] });

const schedule = async (world: TestMoney, form: object = {}) =>
  world.ask(admin, `PUT /payments/platform/fee-schedules/${newId()}`, {
    organizerId: null,
    validFrom: '2030-06-01',
    terms: terms(),
    ...form,
  });

const fees = (world: TestMoney) => world.owed(null, 'platform_fees');

test('without a schedule nothing is taken', async () => {
  await using world = await testMoney();
  await world.sell();
  expect(await fees(world)).toBe(0);
  expect(await world.owed(theatre)).toBe(4000);
});

test('what the platform takes is booked with the sale, once', async () => {
  await using world = await testMoney();
  expect(await schedule(world)).toMatchObject({ status: 200 });
  const sold = sale();
  const message = { messageId: newId() };
  await world.service.deliver(bookingConfirmed, sold, message);
  await world.service.deliver(bookingConfirmed, sold, message);
  await world.service.deliver(bookingConfirmed, sold);
  expect(await fees(world)).toBe(200);
  expect(await world.owed(theatre)).toBe(3800);
});

test('tickets that were passed on, and gifts, cost nothing', async () => {
  await using world = await testMoney();
  await schedule(world);
  await world.sell({ origin: 'transfer' });
  await world.sell({ origin: 'split' });
  await world.sell({ origin: 'complimentary', totalMinor: 0 });
  expect(await fees(world)).toBe(0);
});

test('an organizer’s own schedule takes the place of the default, and the default comes back', async () => {
  await using world = await testMoney();
  await schedule(world);
  await schedule(world, { organizerId: theatre, terms: dearer });
  await world.sell();
  expect(await fees(world)).toBe(400);
  world.service.clock.advance(24 * 3600);
  await schedule(world, { organizerId: theatre, validFrom: '2030-06-02', terms: null });
  await world.sell();
  expect(await fees(world)).toBe(400 + 200);
});

test('a schedule holds from its day on, and is announced before', async () => {
  await using world = await testMoney();
  await schedule(world);
  await schedule(world, { validFrom: '2030-06-03', terms: dearer });
  await world.sell();
  expect(await fees(world)).toBe(200);
  expect(await world.ask(owner, `GET /payments/organizers/${theatre}/fees`)).toMatchObject({
    status: 200,
    body: { now: terms(), announced: [{ validFrom: '2030-06-03T00:00:00.000Z', terms: dearer }] },
  });
  world.service.clock.advance(2 * 24 * 3600);
  await world.sell();
  expect(await fees(world)).toBe(200 + 400);
});

test('refunds in parts give the fee back exactly, by the schedule of the sale', async () => {
  await using world = await testMoney();
  await schedule(world);
  const sold = await world.sell();
  world.service.clock.advance(24 * 3600);
  await schedule(world, { validFrom: '2030-06-02', terms: { ...dearer, onRefund: 'none' } });
  await world.refund(sold, 1333);
  expect(await fees(world)).toBe(200 - 66);
  await world.refund(sold, 1333, { beforeMinor: 1333 });
  await world.refund(sold, 1334, { beforeMinor: 2666 });
  expect(await fees(world)).toBe(0);
  expect(await world.owed(theatre)).toBe(0);
});

test('where the schedule says so, fees stay; those of an exchange come back all the same', async () => {
  await using world = await testMoney();
  await schedule(world, { terms: terms({ onRefund: 'none' }) });
  const [given, exchanged] = [await world.sell(), await world.sell()];
  await world.refund(given, 4000);
  expect(await fees(world)).toBe(400);
  expect(await world.owed(theatre)).toBe(4000 - 400);
  await world.refund(exchanged, 4000, { cause: 'exchanged' });
  expect(await fees(world)).toBe(200);
});

test('a refund that is heard of before its sale gives its fee back once the sale is here', async () => {
  await using world = await testMoney();
  await schedule(world);
  const sold = sale();
  await world.refund(sold, 4000);
  await world.service.deliver(bookingConfirmed, sold);
  expect(await fees(world)).toBe(200);
  await world.service.running.runJob('ask-provider');
  await world.service.running.runJob('ask-provider');
  expect(await fees(world)).toBe(0);
  expect(await world.owed(theatre)).toBe(0);
});

test('nobody but admins makes or sees schedules', async () => {
  await using world = await testMoney();
  for (const user of [owner, viewer, stranger, neighbour]) {
    const refused = { status: 403, body: { code: 'forbidden' } };
    for (const kind of ['fee-schedules', 'payout-schedules']) {
      expect(await world.ask(user, `GET /payments/platform/${kind}`)).toMatchObject(refused);
      const form = { organizerId: null, validFrom: '2030-06-01', terms: terms() };
      expect(await world.ask(user, `PUT /payments/platform/${kind}/${newId()}`, form)).toMatchObject(refused);
    }
  }
  expect(await world.ask(admin, 'GET /payments/platform/fee-schedules')).toMatchObject({ status: 200, body: { items: [] } });
});

test('an organizer’s fees are for those of its team who see its money', async () => {
  await using world = await testMoney();
  const path = `/payments/organizers/${theatre}/fees`;
  expect(await world.ask(owner, `GET ${path}`)).toMatchObject({ status: 200, body: { now: null, announced: [] } });
  expect(await world.ask(viewer, `GET ${path}`)).toMatchObject({ status: 403, body: { code: 'role_forbids' } });
  expect(await world.ask(neighbour, `GET ${path}`)).toMatchObject({ status: 403, body: { code: 'not_a_member' } });
});

test('a schedule is never in the past, never changed, and made once', async () => {
  await using world = await testMoney();
  expect(await schedule(world, { validFrom: '2030-05-31' })).toMatchObject({ status: 422, body: { code: 'schedule_in_the_past' } });
  const path = `/payments/platform/fee-schedules/${newId()}`;
  const form = { organizerId: theatre, validFrom: '2030-06-01', terms: terms() };
  const first = await world.ask(admin, `PUT ${path}`, form);
  expect(first).toMatchObject({ status: 200, body: { organizerName: 'The Theatre', createdBy: 'Robin' } });
  expect(await world.ask(admin, `PUT ${path}`, form)).toEqual(first);
  expect(await world.ask(admin, `PUT ${path}`, { ...form, organizerId: null })).toMatchObject({ status: 409 });
  await expect(world.service.pool.query('update fee_schedules set terms = null')).rejects.toThrow('append-only');
  await expect(world.service.pool.query('delete from fee_schedules')).rejects.toThrow('append-only');
});

test('a default needs terms, and an organizer has to be there', async () => {
  await using world = await testMoney();
  expect(await schedule(world, { terms: null })).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  expect(await schedule(world, { organizerId: newId() })).toMatchObject({ status: 404 });
});
