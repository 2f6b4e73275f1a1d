import { paymentCompleted, paymentFailed } from '@event-planner/contracts/messages';
import { paymentHeld } from '@event-planner/contracts/payment-messages';
import { Payment } from '@event-planner/contracts/payment';
import { expect, test } from 'vitest';
import { booking, bookings, testPayment } from '../test-payment.ts';

test('while the provider is away the places are held, and the intent that was recorded is the one that is opened later', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  world.provider.sandbox.simulate({ api: { outage: true } });
  const answer = await world.pay(tickets);
  expect(answer.statusCode).toBe(202);
  expect(answer.json()).toMatchObject({ state: 'created', clientSecret: null, heldUntil: '2030-06-01T10:30:00.000Z' });
  expect(await world.service.published(paymentHeld)).toMatchObject([{ outcome: 'held', until: '2030-06-01T10:30:00.000Z', byMail: false }]);
  const { rows } = await world.service.pool.query<{ id: string; state: string }>('select id, state from payments');
  expect(rows).toEqual([{ id: expect.any(String) as string, state: 'created' }]);

  world.provider.sandbox.calm();
  expect((await world.pay(tickets)).json()).toMatchObject({ id: rows[0]?.id, clientSecret: expect.stringMatching(/^pi_/) as string });
  expect(await world.service.published(paymentHeld)).toMatchObject([{ outcome: 'held' }, { outcome: 'payable', byMail: false }]);
});

test('who left the page is told by mail when the provider is back, once, and then has a quarter of an hour', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  world.provider.sandbox.simulate({ api: { outage: true } });
  const { id } = Payment.parse((await world.pay(tickets)).json());
  world.service.clock.advance(25 * 60);
  await world.service.running.runJob('ask-provider');
  expect(await world.get(id)).toMatchObject({ state: 'created', heldUntil: '2030-06-01T10:30:00.000Z' });
  world.provider.sandbox.calm();
  for (let run = 0; run < 2; run++) {
    world.service.clock.advance(60);
    await world.service.running.runJob('ask-provider');
  }
  expect(await world.service.published(paymentHeld)).toMatchObject([
    { outcome: 'held' },
    { outcome: 'payable', byMail: true, until: '2030-06-01T10:41:00.000Z', email: 'ada@example.test', amountMinor: 2400 },
  ]);
  expect((await world.get(id))['heldUntil']).toBeUndefined();
});

test('when the provider stays away the end is told as it is, and nothing is ever charged', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  world.provider.sandbox.simulate({ api: { outage: true } });
  const { id } = Payment.parse((await world.pay(tickets)).json());
  world.service.clock.advance(33 * 60);
  await world.service.running.runJob('ask-provider');
  await world.service.running.runJob('ask-provider');
  expect(await world.get(id)).toMatchObject({ state: 'cancelled', clientSecret: null });
  expect(await world.service.published(paymentHeld)).toMatchObject([{ outcome: 'held' }, { outcome: 'given_up', byMail: true }]);
  world.provider.sandbox.calm();
  expect((await world.stripe.events.list()).data).toEqual([]);
});

test('an answer that was lost is found again by asking with the same key: one intent, one payment', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  world.provider.sandbox.simulate({ api: { answersLost: true }, webhooks: { lost: true } });
  expect((await world.pay(tickets)).statusCode).toBe(202);
  world.provider.sandbox.simulate({ api: { answersLost: false } });
  const payment = Payment.parse((await world.pay(tickets)).json());
  const created = (await world.stripe.events.list({ type: 'payment_intent.created' })).data;
  expect(created).toHaveLength(1);
  expect(payment.clientSecret).toContain((created[0]?.data.object as { id?: string } | undefined)?.id);
});

test('a payment whose process died before the answer came is opened by the job', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  world.provider.sandbox.simulate({ api: { outage: true } });
  await world.pay(tickets);
  world.provider.sandbox.calm();
  world.service.clock.advance(61);
  await world.service.running.runJob('ask-provider');
  const { rows } = await world.service.pool.query<{ provider_id: string }>('select provider_id from payments');
  expect(rows[0]?.provider_id).toMatch(/^pi_/);
});

test('a webhook that never comes is made up for by asking', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  world.provider.sandbox.simulate({ webhooks: { lost: true } });
  const { id, clientSecret } = Payment.parse((await world.pay(tickets)).json());
  await world.giveCard(clientSecret);
  await world.service.running.runJob('ask-provider');
  expect(await world.get(id)).toMatchObject({ state: 'created' });

  world.service.clock.advance(61);
  await world.service.running.runJob('ask-provider');
  expect(await world.get(id)).toMatchObject({ state: 'succeeded' });
  expect(await world.service.published(paymentCompleted)).toHaveLength(1);
});

test('a payment nobody finished is cancelled at the provider, so that it cannot be paid after its places went to others', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  const { id, clientSecret } = Payment.parse((await world.pay(tickets)).json());
  await world.provider.sandbox.idle();
  world.service.clock.advance(18 * 60);
  await world.service.running.runJob('ask-provider');
  expect(await world.get(id)).toMatchObject({ state: 'cancelled', clientSecret: null });
  expect(await world.service.published(paymentFailed)).toEqual([expect.objectContaining({ paymentId: id, code: 'abandoned' })]);
  await world.giveCard(clientSecret);
  expect(await world.stripe.paymentIntents.retrieve(String(clientSecret).split('_secret_')[0] ?? '')).toMatchObject({
    status: 'canceled',
    amount_received: 0,
  });
});

test('money that arrived just before the payment was given up is kept, not cancelled', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  world.provider.sandbox.simulate({ webhooks: { lost: true } });
  const { id, clientSecret } = Payment.parse((await world.pay(tickets)).json());
  await world.giveCard(clientSecret);
  world.service.clock.advance(18 * 60);
  await world.service.running.runJob('ask-provider');
  expect(await world.get(id)).toMatchObject({ state: 'succeeded' });
});

test('a provider that keeps failing is left alone for a while, and not even asked whether it is back', async () => {
  const many = Array.from({ length: 6 }, () => booking());
  await using world = await testPayment(bookings(...many));
  world.provider.sandbox.simulate({ api: { outage: true } });
  await Promise.all(many.map(one => world.pay(one)));
  world.provider.sandbox.calm();
  const one = many[0];
  if (one) expect((await world.pay(one)).json()).toMatchObject({ clientSecret: null });
});
