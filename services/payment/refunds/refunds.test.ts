import { bookingRejected, paymentRefunded } from '@event-planner/contracts/messages';
import { Payment } from '@event-planner/contracts/payment';
import { idOf, newId } from '@event-planner/platform/ids';
import { eventually } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { ada, booking, bookings, testPayment, type TestPayment } from '../test-payment.ts';

const tickets = booking();

async function paid(world: TestPayment) {
  const { id, clientSecret } = Payment.parse((await world.pay(tickets)).json());
  await world.giveCard(clientSecret);
  await world.provider.sandbox.idle();
  return id;
}

const rejected = (paymentId: string) => ({
  bookingId: tickets.bookingId,
  userId: ada.sub,
  eventId: newId(),
  totalMinor: 2400,
  currency: 'EUR',
  paymentId,
  email: ada.email,
  eventTitle: 'Evening of songs',
  reference: tickets.reference,
  refundId: idOf(`refund of ${paymentId}`),
});

const refundsAt = async (world: TestPayment) => (await world.stripe.refunds.list()).data;

test('a payment that came too late goes back in full, and is announced once', async () => {
  await using world = await testPayment(bookings(tickets));
  const id = await paid(world);
  expect(await world.service.deliver(bookingRejected, rejected(id))).toMatchObject({ outcome: 'done' });
  await eventually(async () => expect(await world.get(id)).toMatchObject({ state: 'refunded' }));
  await world.provider.sandbox.idle();
  expect(await refundsAt(world)).toMatchObject([{ amount: 2400, currency: 'eur', status: 'succeeded' }]);
  expect(await world.service.published(paymentRefunded)).toMatchObject([
    { paymentId: id, bookingId: tickets.bookingId, amountMinor: 2400, currency: 'EUR' },
  ]);
});

test('the message twice, and another one with the same news, make one refund', async () => {
  await using world = await testPayment(bookings(tickets));
  const id = await paid(world);
  const messageId = newId();
  const settled = await Promise.all(
    [{ messageId }, { messageId }, {}].map(options => world.service.deliver(bookingRejected, rejected(id), options)),
  );
  expect(settled.map(message => message?.outcome)).toEqual(['done', 'done', 'done']);
  await eventually(async () => expect(await world.get(id)).toMatchObject({ state: 'refunded' }));
  await world.service.running.runJob('ask-provider');
  expect(await refundsAt(world)).toHaveLength(1);
  expect(await world.service.published(paymentRefunded)).toHaveLength(1);
});

test('the provider is given the recorded refund as key, so that it can tell a repetition from a second refund', async () => {
  await using world = await testPayment(bookings(tickets));
  const id = await paid(world);
  await world.service.deliver(bookingRejected, rejected(id));
  await eventually(async () => expect(await world.get(id)).toMatchObject({ state: 'refunded' }));
  const { rows } = await world.service.pool.query<{ id: string }>('select id from refunds');
  const [event] = (await world.stripe.events.list({ type: 'refund.created' })).data;
  expect(event?.request?.idempotency_key).toBe(rows[0]?.id);
});

test('a process that dies between the record and the call leaves a refund that the job sends', async () => {
  await using world = await testPayment(bookings(tickets));
  const id = await paid(world);
  world.provider.sandbox.simulate({ api: { outage: true } });
  await world.service.deliver(bookingRejected, rejected(id));
  await eventually(async () => expect((await world.service.pool.query('select 1 from refunds where attempts = 1')).rowCount).toBe(1));
  expect(await world.get(id)).toMatchObject({ state: 'refunding' });

  world.provider.sandbox.calm();
  world.service.clock.advance(61);
  await world.service.running.runJob('ask-provider');
  expect(await world.get(id)).toMatchObject({ state: 'refunded' });
  expect(await refundsAt(world)).toHaveLength(1);
});

test('a refund whose answer was lost is found again, not made again', async () => {
  await using world = await testPayment(bookings(tickets));
  const id = await paid(world);
  world.provider.sandbox.simulate({ api: { answersLost: true }, webhooks: { lost: true } });
  await world.service.deliver(bookingRejected, rejected(id));
  await eventually(async () => expect((await world.service.pool.query('select 1 from refunds where attempts = 1')).rowCount).toBe(1));
  world.provider.sandbox.simulate({ api: { answersLost: false } });
  world.service.clock.advance(61);
  await world.service.running.runJob('ask-provider');
  expect(await world.get(id)).toMatchObject({ state: 'refunded' });
  expect(await refundsAt(world)).toHaveLength(1);
});

test('money that somebody already gave back by hand counts as given back', async () => {
  await using world = await testPayment(bookings(tickets));
  const id = await paid(world);
  const { rows } = await world.service.pool.query<{ provider_id: string }>('select provider_id from payments');
  await world.stripe.refunds.create({ payment_intent: rows[0]?.provider_id ?? '' });
  await world.service.deliver(bookingRejected, rejected(id));
  await eventually(async () => expect(await world.get(id)).toMatchObject({ state: 'refunded' }));
  expect(await refundsAt(world)).toHaveLength(1);
});

test('a rejection of a payment that has not arrived is kept for people to look at', async () => {
  await using world = await testPayment(bookings(tickets));
  const { id } = Payment.parse((await world.pay(tickets)).json());
  expect(await world.service.deliver(bookingRejected, rejected(id))).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('it is created') as string,
  });
  expect(await world.service.deliver(bookingRejected, rejected(newId()))).toMatchObject({ outcome: 'failed' });
});
