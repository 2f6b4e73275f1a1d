import type { BookingPayable } from '@event-planner/contracts/booking';
import { bookingRefundRequested, paymentCompleted } from '@event-planner/contracts/messages';
import { idOf } from '@event-planner/platform/ids';
import { eventually } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { bookings, testPayment } from '../test-payment.ts';
import { creditOf, evening, order, owedOn, paidByCard, payAllWith, payWith, theatre, toAda } from './test-credit.ts';

const club = idOf('organizer:Club');

/** Ada has 10.00 € of credit at the theatre, and a cart of so many bookings. */
async function withCart(...cart: readonly Partial<BookingPayable>[]) {
  const [before, ...several] = [evening(), ...cart.map(change => evening(change))] as const;
  const world = await testPayment(bookings(before, ...several));
  const id = await paidByCard(world, before);
  await world.service.deliver(bookingRefundRequested, order(before, id, { amountMinor: 1000, credit: toAda }));
  return {
    world,
    several,
    theCredit: async () => (await creditOf(world)).find(({ organizer }) => organizer === theatre),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

test('credit pays several in their order, as far as it goes: what it covers is paid at once, of the rest the provider asks for less', async () => {
  await using shop = await withCart({ totalMinor: 800 }, { totalMinor: 3000 }, { totalMinor: 500 });
  const { world, theCredit } = shop;
  const [small, large, last] = shop.several as [BookingPayable, BookingPayable, BookingPayable];
  for (const one of [small, large, last]) await world.pay(one);
  const { status, items } = await payAllWith(world, [small, large, last], 1000);
  expect(status).toBe(201);
  expect(items.map(({ bookingId, state, creditMinor }) => [bookingId, state, creditMinor])).toEqual([
    [small.bookingId, 'succeeded', 800],
    [large.bookingId, 'created', 200],
    [last.bookingId, 'created', 0],
  ]);
  expect(await theCredit()).toMatchObject({ balance: 200, reserved: 200 });
  for (const { clientSecret } of items.slice(1)) await world.giveCard(clientSecret);
  await world.provider.sandbox.idle();
  expect(await theCredit()).toMatchObject({ balance: 0, reserved: 0 });
  const paid = (await world.stripe.paymentIntents.list({ limit: 100 })).data.filter(({ status: how }) => how === 'succeeded');
  const charged = (booking: BookingPayable) =>
    paid.filter(({ metadata }) => metadata['booking_id'] === booking.bookingId).map(({ amount }) => amount);
  expect([small, large, last].map(charged)).toEqual([[], [2800], [500]]);
  const completed = (await world.service.published(paymentCompleted)).map(({ bookingId }) => bookingId);
  for (const { bookingId } of [small, large, last]) expect(completed.filter(id => id === bookingId)).toHaveLength(1);
  expect(await owedOn(world, 'buyer_credit')).toBe(0);
});

test('credit leaves a card at least what it can pay, of one as of several, and the rest of it pays the next', async () => {
  await using shop = await withCart({ totalMinor: 1016 }, { totalMinor: 3000 });
  const { world, several, theCredit } = shop;
  const [small] = several as [BookingPayable, BookingPayable];
  expect(await payWith(world, small, 1000)).toMatchObject({ status: 201, body: { state: 'created', creditMinor: 966 } });
  const { items } = await payAllWith(world, several, 1000);
  expect(items.map(({ creditMinor }) => creditMinor)).toEqual([966, 34]);
  for (const { clientSecret } of items) await world.giveCard(clientSecret);
  await world.provider.sandbox.idle();
  expect(await theCredit()).toMatchObject({ balance: 0, reserved: 0 });
});

test('where there is not so much, none is paid with it, and none is charged', async () => {
  await using shop = await withCart({ totalMinor: 800 }, { totalMinor: 3000 });
  const { world, several, theCredit } = shop;
  expect(await payAllWith(world, several, 1001)).toMatchObject({ status: 409, code: 'credit_not_available' });
  expect(await theCredit()).toMatchObject({ balance: 1000, reserved: 0 });
  const { rows } = await world.service.pool.query(
    `select state, credit_minor::int as credit from payments where amount_minor in (800, 3000)`,
  );
  expect(rows).toEqual([
    { state: 'created', credit: 0 },
    { state: 'created', credit: 0 },
  ]);
});

test('asked for again, as when the answer was lost, nothing is spent twice', async () => {
  await using shop = await withCart({ totalMinor: 800 }, { totalMinor: 3000 });
  const { world, several, theCredit } = shop;
  const first = await payAllWith(world, several, 1000);
  const again = await payAllWith(world, several, 1000);
  expect(again.items.map(({ state, creditMinor, clientSecret }) => ({ state, creditMinor, clientSecret }))).toEqual(
    first.items.map(({ state, creditMinor, clientSecret }) => ({ state, creditMinor, clientSecret })),
  );
  expect(await theCredit()).toMatchObject({ balance: 200, reserved: 200 });
});

test('of one that fails the credit stays its own while it may be tried again, moves when it is chosen otherwise, and is free when it is given up', async () => {
  await using shop = await withCart({ totalMinor: 3000 }, { totalMinor: 2000 }, { totalMinor: 400 });
  const { world, theCredit } = shop;
  const [first, second, other] = shop.several as [BookingPayable, BookingPayable, BookingPayable];
  const { items } = await payAllWith(world, [first, second], 1000);
  expect(items.map(({ creditMinor }) => creditMinor)).toEqual([1000, 0]);
  await world.giveCard(items[0]?.clientSecret, 'pm_card_chargeDeclined');
  await world.giveCard(items[1]?.clientSecret);
  await world.provider.sandbox.idle();
  expect(await world.get(items[0]?.id ?? '')).toMatchObject({ state: 'failed', creditMinor: 1000 });
  expect(await theCredit()).toMatchObject({ balance: 1000, reserved: 1000 });
  // Another cart cannot have it meanwhile; whoever frees it first can.
  expect(await payWith(world, other, 400)).toMatchObject({ body: { code: 'credit_not_available' } });
  expect((await payAllWith(world, [other, first], 1000)).items.map(({ state, creditMinor }) => [state, creditMinor])).toEqual([
    ['succeeded', 400],
    ['created', 600],
  ]);
  expect(await theCredit()).toMatchObject({ balance: 600, reserved: 600 });
  world.service.clock.advance(3600);
  await eventually(async () => {
    world.service.clock.advance(61);
    await world.service.running.runJob('ask-provider');
    expect(await theCredit()).toMatchObject({ balance: 600, reserved: 0 });
  });
});

test('credit at several organizers pays for their own each, and two carts that spend the same two do not wait for each other in a circle', async () => {
  const ofClub = { organizerId: club };
  await using shop = await withCart({}, ofClub, ofClub, {});
  const { world, several: both } = shop;
  await world.service.pool.query(
    `insert into credits (organizer_id, user_id, currency, balance_minor) select $1, user_id, currency, 700 from credits`,
    [club],
  );
  const own = (organizerId: string, creditMinor: number) => ({ organizerId, currency: 'EUR', creditMinor });
  const carts = [both.slice(0, 2), both.slice(2)];
  const gate = await world.service.pool.connect();
  await gate.query('begin');
  await gate.query('select from credits for update');
  const asked = carts.map(several => payAllWith(world, several, [own(theatre, 1000), own(club, 700)]));
  const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  await expect.poll(async () => (await world.service.pool.query(waiting)).rowCount, { timeout: 10_000 }).toBe(2);
  await gate.query('rollback');
  gate.release();
  const answers = await Promise.all(asked);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  const got = answers.find(({ status }) => status === 201);
  expect(got?.items.map(({ organizerId, creditMinor }) => [organizerId, creditMinor]).toSorted()).toEqual(
    [
      [theatre, 1000],
      [club, 700],
    ].toSorted(),
  );
  expect(await creditOf(world)).toEqual(
    expect.arrayContaining([
      { organizer: theatre, currency: 'EUR', balance: 1000, reserved: 1000 },
      { organizer: club, currency: 'EUR', balance: 700, reserved: 700 },
    ]),
  );
});

test('one that can no longer be paid refuses all, and somebody else’s does not exist', async () => {
  await using shop = await withCart({ totalMinor: 800 }, { state: 'expired' }, { userId: idOf('Grace') });
  const { world, theCredit } = shop;
  const [mine, over, hers] = shop.several as [BookingPayable, BookingPayable, BookingPayable];
  expect(await payAllWith(world, [mine, over], 1000)).toMatchObject({ status: 410, code: 'payment_time_over' });
  expect(await payAllWith(world, [mine, hers], 1000)).toMatchObject({ status: 404, code: 'booking_not_found' });
  // Nothing was written of the one that could have been.
  expect((await world.service.pool.query('select from payments where booking_id = $1', [mine.bookingId])).rowCount).toBe(0);
  expect(await theCredit()).toMatchObject({ balance: 1000, reserved: 0 });
});
