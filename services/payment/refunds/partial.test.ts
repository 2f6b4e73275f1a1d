import { bookingRefundRequested, paymentRefunded, paymentRefundFailed } from '@event-planner/contracts/messages';
import { Payment } from '@event-planner/contracts/payment';
import { newId } from '@event-planner/platform/ids';
import { eventually } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { booking, bookings, testPayment, type TestPayment } from '../test-payment.ts';
import { say } from '../webhooks/test-events.ts';

const tickets = booking();

async function paid(world: TestPayment, card?: string) {
  const { id, clientSecret } = Payment.parse((await world.pay(tickets)).json());
  await world.giveCard(clientSecret, card);
  await world.provider.sandbox.idle();
  return id;
}

const wanted = (paymentId: string, amountMinor: number, change: object = {}) => ({
  refundId: newId(),
  attempt: 1,
  bookingId: tickets.bookingId,
  paymentId,
  amountMinor,
  currency: 'EUR',
  cause: 'by_team' as const,
  ...change,
});
const refundsAt = async (world: TestPayment) => (await world.stripe.refunds.list()).data;
const refundRow = async (world: TestPayment, id: string) =>
  (await world.service.pool.query('select * from refunds where id = $1', [id])).rows[0];

test('several parts of a payment go back, each announced under its id; it is refunded once that is all of it', async () => {
  await using world = await testPayment(bookings(tickets));
  const id = await paid(world);
  const [some, rest] = [wanted(id, 1000), wanted(id, 1400)];
  await world.service.deliver(bookingRefundRequested, some);
  await eventually(async () => expect(await world.get(id)).toMatchObject({ state: 'succeeded', refundedMinor: 1000 }));
  await world.service.deliver(bookingRefundRequested, rest);
  await eventually(async () => expect(await world.get(id)).toMatchObject({ state: 'refunded', refundedMinor: 2400 }));
  expect((await refundsAt(world)).map(refund => refund.amount).toSorted()).toEqual([1000, 1400]);
  expect(await world.service.published(paymentRefunded)).toMatchObject([
    { refundId: some.refundId, amountMinor: 1000, attempt: 1, cause: 'by_team' },
    { refundId: rest.refundId, amountMinor: 1400 },
  ]);
});

test('an order that comes twice is one, and together they never come to more than was paid', async () => {
  await using world = await testPayment(bookings(tickets));
  const id = await paid(world);
  const some = wanted(id, 1500);
  const settled = await Promise.all([some, some, wanted(id, 1500)].map(order => world.service.deliver(bookingRefundRequested, order)));
  // Whichever comes first is the one: its repetition changes nothing, and the other is refused, as often as it comes.
  expect([
    ['done', 'done', 'failed'],
    ['done', 'failed', 'failed'],
  ]).toContainEqual(settled.map(one => one?.outcome).toSorted());
  await eventually(async () => expect(await world.get(id)).toMatchObject({ refundedMinor: 1500 }));
  await world.service.running.runJob('ask-provider');
  expect(await refundsAt(world)).toHaveLength(1);
});

test('the database is the last to say no', async () => {
  await using world = await testPayment(bookings(tickets));
  const id = await paid(world);
  await expect(world.service.pool.query('update payments set promised_minor = amount_minor + 1 where id = $1', [id])).rejects.toThrow(
    'never_more_than_paid',
  );
});

test('a refund that fails is told, and another attempt is another order to the provider', async () => {
  await using world = await testPayment(bookings(tickets));
  const id = await paid(world, 'pm_card_refundFail');
  const order = wanted(id, 2400);
  await world.service.deliver(bookingRefundRequested, order);
  await eventually(async () =>
    expect(await world.service.published(paymentRefundFailed)).toMatchObject([
      { refundId: order.refundId, attempt: 1, code: 'expired_or_canceled_card' },
    ]),
  );
  expect(await world.get(id)).toMatchObject({ state: 'refunding', refundedMinor: 0 });
  const [first] = await refundsAt(world);
  const again = { ...order, attempt: 2 };
  await world.service.deliver(bookingRefundRequested, again);
  await world.service.deliver(bookingRefundRequested, again);
  await eventually(async () => expect(await world.service.published(paymentRefundFailed)).toHaveLength(2));
  expect(await refundsAt(world)).toHaveLength(2);
  // Old news of the first attempt changes nothing.
  await say(world, { type: 'refund.updated', object: { ...first, status: 'succeeded' } });
  expect(await refundRow(world, order.refundId)).toMatchObject({ state: 'failed', attempt: 2 });
  expect(await world.get(id)).toMatchObject({ refundedMinor: 0 });
});

test('news that contradicts what is known is asked about, not believed', async () => {
  await using world = await testPayment(bookings(tickets));
  const id = await paid(world);
  const order = wanted(id, 1000);
  await world.service.deliver(bookingRefundRequested, order);
  await eventually(async () => expect(await world.get(id)).toMatchObject({ refundedMinor: 1000 }));
  const [refund] = await refundsAt(world);
  await say(world, { type: 'refund.failed', object: { ...refund, status: 'failed' } });
  expect(await refundRow(world, order.refundId)).toMatchObject({ state: 'succeeded' });
  await world.service.running.runJob('ask-provider');
  expect(await refundRow(world, order.refundId)).toMatchObject({ state: 'succeeded', send_at: null });
  expect(await world.service.published(paymentRefundFailed)).toEqual([]);
});

test('a webhook before the answer, lost answers and a dead process make one refund of a part', async () => {
  await using world = await testPayment(bookings(tickets));
  const id = await paid(world);
  const order = wanted(id, 700);
  world.provider.sandbox.simulate({ api: { answersLost: true } });
  await world.service.deliver(bookingRefundRequested, order);
  await eventually(async () => expect(await world.get(id)).toMatchObject({ refundedMinor: 700 }));
  world.provider.sandbox.calm();
  world.service.clock.advance(61);
  await world.service.running.runJob('ask-provider');
  expect(await refundsAt(world)).toHaveLength(1);
  expect(await world.service.published(paymentRefunded)).toHaveLength(1);
});
