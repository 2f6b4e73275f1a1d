import { paymentCompleted, paymentFailed } from '@event-planner/contracts/messages';
import { Payment } from '@event-planner/contracts/payment';
import { newId } from '@event-planner/platform/ids';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { booking, bookings, testPayment } from '../test-payment.ts';

test('a card pays a booking and the payment is announced once', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  const answer = await world.pay(tickets);
  expect(answer.statusCode).toBe(201);
  const payment = Payment.parse(answer.json());
  expect(payment).toMatchObject({
    bookingId: tickets.bookingId,
    state: 'created',
    amountMinor: 2400,
    currency: 'EUR',
    clientSecret: expect.stringMatching(/^pi_/) as string,
  });

  await world.giveCard(payment.clientSecret);
  await world.provider.sandbox.idle();
  expect(await world.get(payment.id)).toMatchObject({ state: 'succeeded', clientSecret: null, failureCode: null });
  expect(await world.service.published(paymentCompleted)).toEqual([
    { paymentId: payment.id, bookingId: tickets.bookingId, amountMinor: 2400, currency: 'EUR' },
  ]);
  expect((await world.pay(tickets)).json()).toMatchObject({ id: payment.id, state: 'succeeded' });
});

test('a declined card leaves the payment open for another one', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  const { id, clientSecret } = Payment.parse((await world.pay(tickets)).json());
  await world.giveCard(clientSecret, 'pm_card_visa_chargeDeclinedInsufficientFunds');
  await world.provider.sandbox.idle();
  expect(await world.get(id)).toMatchObject({ state: 'failed', failureCode: 'insufficient_funds', clientSecret });
  expect(await world.service.published(paymentFailed)).toEqual([expect.objectContaining({ paymentId: id, code: 'insufficient_funds' })]);

  await world.giveCard(clientSecret);
  await world.provider.sandbox.idle();
  expect(await world.get(id)).toMatchObject({ state: 'succeeded', failureCode: null });
});

test('asking twice for one booking, with one key or two or at once, makes one payment and one intent', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  const answers = await Promise.all([
    world.pay(tickets),
    world.pay(tickets),
    world.pay(tickets, { 'idempotency-key': 'the-same-key' }),
    world.pay(tickets, { 'idempotency-key': 'the-same-key' }),
  ]);
  expect(new Set(answers.map(answer => answer.body)).size).toBe(1);
  expect((await world.stripe.events.list({ type: 'payment_intent.created' })).data).toHaveLength(1);
});

test('an Idempotency-Key belongs to one booking, and is needed', async () => {
  const [one, other] = [booking(), booking()];
  await using world = await testPayment(bookings(one, other));
  expect((await world.pay(one, { 'idempotency-key': 'key-of-one' })).statusCode).toBe(201);
  expect((await world.pay(other, { 'idempotency-key': 'key-of-one' })).json()).toMatchObject({
    status: 409,
    code: 'idempotency_key_reused',
  });
  const without = await world.service.inject({
    method: 'POST',
    url: '/api/payments',
    headers: await world.service.asUser(),
    payload: { bookingId: one.bookingId },
  });
  expect(without.json()).toMatchObject({ status: 400, code: 'idempotency_key_missing' });
});

test("only a pending booking of one's own that has time left can be paid", async () => {
  const confirmed = booking({ state: 'confirmed' });
  const late = booking({ payBy: '2030-06-01T09:59:00.000Z' });
  const others = booking({ userId: person('Grace').sub });
  const free = booking({ totalMinor: 0 });
  await using world = await testPayment(bookings(confirmed, late, others, free));
  expect((await world.pay(confirmed)).json()).toMatchObject({ status: 409, code: 'booking_not_payable' });
  expect((await world.pay(late)).json()).toMatchObject({ status: 410, code: 'payment_time_over' });
  expect((await world.pay(others)).json()).toMatchObject({ status: 404, code: 'booking_not_found' });
  expect((await world.pay(booking())).json()).toMatchObject({ status: 404, code: 'not_found' });
  expect((await world.pay(free)).json()).toMatchObject({ status: 409, code: 'booking_not_payable' });
  expect((await world.stripe.events.list()).data).toHaveLength(0);
});

test('a payment is shown to its owner and to nobody else', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  const { id } = Payment.parse((await world.pay(tickets)).json());
  const url = `/api/payments/${id}`;
  expect((await world.service.inject({ url, headers: await world.service.asUser(person('Grace')) })).statusCode).toBe(404);
  expect((await world.service.inject({ url })).statusCode).toBe(401);
  expect((await world.service.inject({ url })).headers['content-type']).toContain('application/problem+json');
});

test('an amount below what the provider charges is refused with its reason, not with a failure', async () => {
  const tickets = booking({ totalMinor: 20 });
  await using world = await testPayment(bookings(tickets));
  expect((await world.pay(tickets)).json()).toMatchObject({ status: 422, code: 'payment_not_possible', providerCode: 'amount_too_small' });
});

test('currencies without cents are charged to the unit', async () => {
  const tickets = booking({ totalMinor: 5000, currency: 'JPY' });
  await using world = await testPayment(bookings(tickets));
  const { id, clientSecret } = Payment.parse((await world.pay(tickets)).json());
  await world.giveCard(clientSecret);
  await world.provider.sandbox.idle();
  expect(await world.get(id)).toMatchObject({ state: 'succeeded', amountMinor: 5000, currency: 'JPY' });
  expect((await world.stripe.paymentIntents.retrieve(String(clientSecret).split('_secret_')[0] ?? '')).amount).toBe(5000);
});

test('the browser is told how to show the card form, with test cards only in test mode', async () => {
  await using world = await testPayment(bookings());
  expect((await world.service.inject({ url: '/api/payments/config' })).json()).toMatchObject({
    publishableKey: 'pk_test_sandbox',
    scriptUrl: expect.stringContaining('/v3/stripe.js') as string,
    testCards: [{ number: '4242 4242 4242 4242', outcome: 'pays' }, {}, {}, {}, {}],
  });
});

test('a hundred identical requests at once make one payment and one charge, and are answered alike', async () => {
  const tickets = booking();
  await using world = await testPayment(bookings(tickets));
  const key = { 'idempotency-key': newId() };
  const answers = await Promise.all(Array.from({ length: 100 }, () => world.pay(tickets, key)));
  expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
  expect(answers[0]?.statusCode).toBe(201);
  const { clientSecret } = Payment.parse(answers[0]?.json());
  await world.giveCard(clientSecret);
  const intents = await world.stripe.paymentIntents.list();
  expect(intents.data).toMatchObject([{ status: 'succeeded', amount_received: 2400 }]);
  expect((await world.pay(booking(), key)).json()).toMatchObject({ status: 409, code: 'idempotency_key_reused' });
});
