import { newId } from '@event-planner/platform/ids';
import { eventually } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { ada, booking, bookings, testPayment, type TestPayment } from '../test-payment.ts';

const countKeys = async (world: TestPayment): Promise<number> =>
  (await world.service.pool.query('select 1 from idempotency_keys')).rows.length;

/** Comes after all others through the same door. */
const afterTheOthers = (world: TestPayment) => world.service.inject({ url: '/api/payments/config' });

test('keys that come together are claimed in one transaction, and one that comes twice by the first', async () => {
  const [first, one, two] = [booking(), booking(), booking()] as const;
  await using world = await testPayment(bookings(first, one, two));
  const held = "insert into idempotency_keys values ($1, 'key-held', $2, now())";
  await using gate = await world.service.gate(held, [ada.sub, first.bookingId]);
  const waits = world.pay(first, { 'idempotency-key': 'key-held' });
  await gate.blocked(1);
  const pays = [
    world.pay(one, { 'idempotency-key': 'key-of-one' }),
    world.pay(two, { 'idempotency-key': 'key-of-two' }),
    world.pay(one, { 'idempotency-key': 'key-of-one' }),
    world.pay(two, { 'idempotency-key': 'key-of-one' }),
  ];
  await afterTheOthers(world);
  await gate.release();
  expect((await waits).statusCode).toBe(201);
  const answers = await Promise.all(pays);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 409]);
  expect(answers[2]?.json()).toEqual(answers[0]?.json());
  const { rows } = await world.service.pool.query(
    "select count(distinct xmin::text)::int as transactions, count(*)::int as keys from idempotency_keys where key like 'key-of-%'",
  );
  expect(rows).toEqual([{ transactions: 1, keys: 2 }]);
});

test('of payments recorded together the one that cannot be fails alone, and each is answered with its own', async () => {
  const [first, one, bad, two] = [booking(), booking(), booking({ description: 'bad' }), booking({ totalMinor: 4800 })] as const;
  await using world = await testPayment(bookings(first, one, bad, two));
  await world.service.pool.query("alter table payments add constraint broken check (description <> 'bad')");
  const held = `insert into payments values ($1, $2, $3, $4, 'held', 2400, 'EUR', '2030-06-01T10:15Z', 'created', null, null, null, null, null, now(), now())`;
  await using gate = await world.service.gate(held, [newId(), first.bookingId, ada.sub, ada.email]);
  const waits = world.pay(first);
  await gate.blocked(1);
  const pays = [one, bad, two, one].map(tickets => world.pay(tickets));
  await eventually(async () => expect(await countKeys(world)).toBe(5));
  await afterTheOthers(world);
  await gate.release();
  expect((await waits).statusCode).toBe(201);
  const answers = await Promise.all(pays);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 500, 201, 201]);
  expect(answers[0]?.json()).toMatchObject({ bookingId: one.bookingId, amountMinor: 2400 });
  expect(answers[2]?.json()).toMatchObject({ bookingId: two.bookingId, amountMinor: 4800 });
  expect(answers[3]?.json()).toEqual(answers[0]?.json());
});
