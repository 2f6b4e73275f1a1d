import {
  bookingCancelled,
  bookingConfirmed,
  bookingRefundPaidOut,
  bookingRefundRequested,
  bookingRejected,
  paymentCompleted,
  paymentRefunded,
} from '@event-planner/contracts/messages';
import { idOf, newId } from '@event-planner/platform/ids';
import { eventually } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { rejection } from '../test-life.ts';
import { sale } from '../test-money.ts';
import { bookings, testPayment, type TestPayment } from '../test-payment.ts';
import { creditOf, evening, giveBack, order, owedOn, paidByCard, theatre, toAda, payWith } from './test-credit.ts';

const before = evening();

/** Ada has 10.00 € of credit at the theatre. */
async function withCredit(world: TestPayment): Promise<void> {
  const id = await paidByCard(world, before);
  await world.service.deliver(bookingRefundRequested, order(before, id, { amountMinor: 1000, credit: toAda }));
}

test('credit pays a whole order at once, and no provider is asked', async () => {
  const cheap = evening({ totalMinor: 800 });
  await using world = await testPayment(bookings(before, cheap));
  await withCredit(world);
  const paid = await payWith(world, cheap, 800);
  expect(paid).toMatchObject({ status: 201, body: { state: 'succeeded', creditMinor: 800, clientSecret: null } });
  expect(await payWith(world, cheap, 800)).toMatchObject({ body: { id: paid.body['id'], state: 'succeeded' } });
  expect(await creditOf(world)).toMatchObject([{ balance: 200, reserved: 0 }]);
  expect((await world.service.published(paymentCompleted)).at(-1)).toEqual({
    paymentId: paid.body['id'],
    bookingId: cheap.bookingId,
    amountMinor: 800,
    currency: 'EUR',
  });
  expect((await world.stripe.paymentIntents.list()).data).toHaveLength(1);
  expect(await owedOn(world, 'buyer_credit')).toBe(200);
});

test('beside a card it is reserved when it is chosen, spent when the card has paid, and the rest alone is charged', async () => {
  const dear = evening({ totalMinor: 3000 });
  await using world = await testPayment(bookings(before, dear));
  await withCredit(world);
  await world.pay(dear);
  const { body } = await payWith(world, dear, 1000);
  expect(await creditOf(world)).toMatchObject([{ balance: 1000, reserved: 1000 }]);
  await world.giveCard(body['clientSecret']);
  await world.provider.sandbox.idle();
  expect(await world.get(String(body['id']))).toMatchObject({ state: 'succeeded', amountMinor: 3000, creditMinor: 1000 });
  expect(await creditOf(world)).toMatchObject([{ balance: 0, reserved: 0 }]);
  const intents = (await world.stripe.paymentIntents.list()).data.filter(intent => intent.metadata['booking_id'] === dear.bookingId);
  expect(intents.map(({ amount, status }) => [amount, status]).toSorted()).toEqual([
    [2000, 'succeeded'],
    [3000, 'canceled'],
  ]);
  // What comes back of it is the card's first, then credit again.
  const back = order(dear, String(body['id']), { amountMinor: 2500 });
  await world.service.deliver(bookingRefundRequested, back);
  await eventually(async () => expect(await world.get(back.paymentId)).toMatchObject({ refundedMinor: 2500 }));
  expect((await world.stripe.refunds.list()).data.map(({ amount }) => amount)).toEqual([2000]);
  expect(await creditOf(world)).toMatchObject([{ balance: 500 }]);
  expect((await world.service.published(paymentRefunded)).at(-1)).toMatchObject({ amountMinor: 2500, creditMinor: 500 });
  const creditOfRefund = async (of: typeof dear, refundId: string) =>
    (
      await world.service.inject({
        url: `/api/payments/bookings/${of.bookingId}/refunds/${refundId}`,
        headers: await world.service.asService('notification'),
      })
    ).json<Record<string, unknown>>();
  expect(await creditOfRefund(dear, back.refundId)).toEqual({ creditMinor: 500 });
  // Of what only the card paid nothing is credit again, whether the refund has been heard of or not.
  expect(await creditOfRefund(before, idOf('a refund'))).toEqual({ creditMinor: 0 });
  expect(await creditOfRefund(dear, idOf('a refund'))).toMatchObject({ code: 'refund_not_recorded' });
});

test('credit beside a card is free again as soon as its buyer cancels the booking, and no card can pay it any more', async () => {
  const dear = evening({ totalMinor: 3000 });
  await using world = await testPayment(bookings(before, dear));
  await withCredit(world);
  const { body } = await payWith(world, dear, 1000);
  const { bookingId, userId, eventId = newId(), totalMinor, currency } = dear;
  const gone = { bookingId, userId, eventId, totalMinor, currency };
  await world.service.deliver(bookingCancelled, { ...gone, reason: 'expired' });
  expect(await creditOf(world)).toMatchObject([{ balance: 1000, reserved: 1000 }]);
  await world.service.deliver(bookingCancelled, { ...gone, reason: 'cancelled' });
  await eventually(async () => expect(await creditOf(world)).toMatchObject([{ balance: 1000, reserved: 0 }]));
  const intents = (await world.stripe.paymentIntents.list()).data.filter(({ metadata }) => metadata['booking_id'] === bookingId);
  expect(intents.map(({ status }) => status)).toEqual(intents.map(() => 'canceled'));
  expect(await world.get(String(body['id']))).toMatchObject({ state: 'cancelled' });
});

test('of a refund that failed and was paid out by hand, what is credit again was not paid out', async () => {
  const dear = evening({ totalMinor: 3000 });
  await using world = await testPayment(bookings(before, dear));
  await withCredit(world);
  const { body } = await payWith(world, dear, 1000);
  await world.giveCard(body['clientSecret'], 'pm_card_refundFail');
  await world.provider.sandbox.idle();
  const { bookingId, totalMinor } = dear;
  const paymentId = String(body['id']);
  await world.service.deliver(bookingConfirmed, sale({ bookingId, paymentId, totalMinor, organizerId: theatre }));
  const { refundId, eventId, amountMinor, currency } = await giveBack(world, dear, order(dear, paymentId, { amountMinor: 3000 }));
  const failed = `select from refunds where state = 'failed'`;
  await eventually(async () => expect((await world.service.pool.query(failed)).rowCount).toBe(1));
  const stillOwed = async () =>
    (
      await world.service.pool.query(
        `select -sum(p.amount_minor)::int as owed from ledger_postings p join ledger_entries e on e.id = p.entry_id
      where p.account = 'to_refund' and e.payment_id = $1`,
        [paymentId],
      )
    ).rows;
  expect(await stillOwed()).toEqual([{ owed: 2000 }]);
  const paidOut = { refundId, bookingId, eventId, organizerId: theatre, paymentId, amountMinor, currency };
  await world.service.deliver(bookingRefundPaidOut, { ...paidOut, paidOutAt: '2030-06-02T10:00:00.000Z' });
  expect(await stillOwed()).toEqual([{ owed: 0 }]);
  expect([await owedOn(world, 'by_hand'), await owedOn(world, 'buyer_credit')]).toEqual([2000, 1000]);
});

test('two carts at once never spend the same credit', async () => {
  const carts = [evening({ totalMinor: 1000 }), evening({ totalMinor: 1000 }), evening({ totalMinor: 3000 })];
  await using world = await testPayment(bookings(before, ...carts));
  await withCredit(world);
  // Whoever would spend it holds the credit's row: all of them wait for it, and are let go at once.
  const gate = await world.service.pool.connect();
  await gate.query('begin');
  await gate.query('select from credits for update');
  const spending = carts.map(cart => payWith(world, cart, 1000));
  const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  await expect.poll(async () => (await world.service.pool.query(waiting)).rowCount, { timeout: 10_000 }).toBe(3);
  await gate.query('rollback');
  gate.release();
  const answers = await Promise.all(spending);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ body }) => body['code'] === 'credit_not_available')).toHaveLength(2);
  const [left] = await creditOf(world);
  expect(left?.balance).toBe(left?.reserved);
});

test('what is not bought gives the credit back: chosen otherwise, or given up', async () => {
  const left = evening({ totalMinor: 3000 });
  await using world = await testPayment(bookings(before, left));
  await withCredit(world);
  await payWith(world, left, 1000);
  expect(await payWith(world, left, 0)).toMatchObject({ body: { creditMinor: 0 } });
  expect(await creditOf(world)).toMatchObject([{ balance: 1000, reserved: 0 }]);
  await payWith(world, left, 400);
  world.service.clock.advance(3600);
  // A provider that does not answer in time is asked again a minute later.
  await eventually(async () => {
    world.service.clock.advance(61);
    await world.service.running.runJob('ask-provider');
    expect(await creditOf(world)).toMatchObject([{ balance: 1000, reserved: 0 }]);
  });
});

test('a whole payment by credit that bought nothing is credit again', async () => {
  const gone = evening({ totalMinor: 600 });
  await using world = await testPayment(bookings(before, gone));
  await withCredit(world);
  const { body } = await payWith(world, gone, 600);
  const rejected = rejection(gone, String(body['id']));
  await world.service.deliver(bookingRejected, { ...rejected, refundId: idOf('the refund of what bought nothing') });
  expect(await creditOf(world)).toMatchObject([{ balance: 1000, reserved: 0 }]);
  expect(await world.get(String(body['id']))).toMatchObject({ state: 'refunded' });
});

test("credit at another organizer, another's, in another currency, or more than there is pays nothing", async () => {
  const others = [
    evening({ organizerId: idOf('organizer:Club'), totalMinor: 500 }),
    evening({ currency: 'USD', totalMinor: 500 }),
    evening({ totalMinor: 1200 }),
  ];
  await using world = await testPayment(bookings(before, ...others));
  await withCredit(world);
  for (const other of others)
    expect(await payWith(world, other, other.totalMinor)).toMatchObject({ status: 409, body: { code: 'credit_not_available' } });
  expect(await payWith(world, others[2]!, 2000)).toMatchObject({ status: 409, body: { code: 'credit_not_available' } });
  expect(await creditOf(world)).toEqual([{ organizer: theatre, currency: 'EUR', balance: 1000, reserved: 0 }]);
});
