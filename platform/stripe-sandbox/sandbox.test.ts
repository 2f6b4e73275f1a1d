import { Stripe } from 'stripe';
import { expect, test } from 'vitest';
import { testStripe, type TestStripe } from './testing/index.ts';

const clientOf = ({ url, secretKey }: Pick<TestStripe, 'url' | 'secretKey'>, retries = 0) => {
  const { hostname, port } = new URL(url);
  return new Stripe(secretKey, { host: hostname, port, protocol: 'http', maxNetworkRetries: retries, timeout: 5000, telemetry: false });
};

const order = { amount: 1250, currency: 'eur', metadata: { paymentId: 'p1' }, description: 'Two tickets' } as const;

test('the official client creates, confirms and retrieves an intent', async () => {
  await using provider = await testStripe();
  const stripe = clientOf(provider);
  const intent = await stripe.paymentIntents.create(order);
  expect(intent).toMatchObject({
    object: 'payment_intent',
    status: 'requires_payment_method',
    amount: 1250,
    amount_received: 0,
    currency: 'eur',
    metadata: { paymentId: 'p1' },
  });
  expect(intent.lastResponse.requestId).toMatch(/^req_/);

  await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'succeeded', amount_received: 1250 });
});

test.each([
  ['4000000000000002', 'card_declined', 'generic_decline'],
  ['4000000000009995', 'card_declined', 'insufficient_funds'],
  ['4000000000000069', 'expired_card', ''],
])('the card %s is declined as %s', async (number, code, decline_code) => {
  await using provider = await testStripe();
  const stripe = clientOf(provider);
  const intent = await stripe.paymentIntents.create(order);
  const method = await stripe.paymentMethods.create({
    type: 'card',
    card: { number, exp_month: 12, exp_year: new Date().getFullYear() + 1, cvc: '123' },
  });
  const refused = await stripe.paymentIntents.confirm(intent.id, { payment_method: method.id }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Stripe.errors.StripeCardError);
  expect(refused).toMatchObject({ statusCode: 402, code, decline_code, payment_intent: { id: intent.id } });

  const open = await stripe.paymentIntents.retrieve(intent.id);
  expect(open).toMatchObject({ status: 'requires_payment_method', last_payment_error: { code } });
  expect(await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' })).toMatchObject({
    status: 'succeeded',
    last_payment_error: null,
  });
});

test('numbers that fail the Luhn check and dates in the past are refused before anybody is charged', async () => {
  await using provider = await testStripe();
  const stripe = clientOf(provider);
  const create = (card: { number: string; exp_month: number; exp_year: number; cvc: string }) =>
    stripe.paymentMethods.create({ type: 'card', card }).catch((error: unknown) => error);
  expect(await create({ number: '4242424242424241', exp_month: 1, exp_year: 2040, cvc: '123' })).toMatchObject({
    statusCode: 402,
    code: 'incorrect_number',
  });
  expect(await create({ number: '4242424242424242', exp_month: 1, exp_year: 2020, cvc: '123' })).toMatchObject({
    statusCode: 402,
    code: 'invalid_expiry_year',
  });
  expect(await create({ number: '4242424242424242', exp_month: 13, exp_year: 2040, cvc: '123' })).toMatchObject({
    statusCode: 402,
    code: 'invalid_expiry_month',
  });
});

test('the same idempotency key gives the stored answer, and refuses other parameters', async () => {
  await using provider = await testStripe();
  // A request that arrives while the first is worked on is told to come again, which the client does.
  const stripe = clientOf(provider, 2);
  const key = { idempotencyKey: 'once' };
  const [first, second] = await Promise.all([stripe.paymentIntents.create(order, key), stripe.paymentIntents.create(order, key)]);
  expect(second.id).toBe(first.id);
  const reused = await stripe.paymentIntents.create({ ...order, amount: 9900 }, key).catch((error: unknown) => error);
  expect(reused).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  expect((await stripe.events.list({ type: 'payment_intent.created' })).data).toHaveLength(1);
});

test('a repeated request is answered as the first one was, though it could not be done a second time', async () => {
  await using provider = await testStripe();
  const stripe = clientOf(provider);
  const intent = await stripe.paymentIntents.create(order);
  const confirm = (idempotencyKey: string) =>
    stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' }, { idempotencyKey });
  const first = await confirm('pay');
  const second = await confirm('pay');
  expect([second.latest_charge, second.lastResponse.headers['idempotent-replayed']]).toEqual([first.latest_charge, 'true']);
  expect(await confirm('pay again').catch((error: unknown) => error)).toMatchObject({ code: 'payment_intent_unexpected_state' });

  const refund = () => stripe.refunds.create({ payment_intent: intent.id }, { idempotencyKey: 'give back' });
  expect((await refund()).id).toBe((await refund()).id);
  expect((await stripe.events.list({ limit: 100 })).data.map(({ type }) => type)).toEqual([
    'charge.refunded',
    'refund.created',
    'payment_intent.succeeded',
    'charge.succeeded',
    'payment_intent.created',
  ]);
});

test('two cards for one payment: exactly one is charged', async () => {
  await using provider = await testStripe();
  const stripe = clientOf(provider);
  const intent = await stripe.paymentIntents.create(order);
  const payments = await Promise.allSettled(
    ['pm_card_visa', 'pm_card_mastercard', 'pm_card_amex'].map(card => stripe.paymentIntents.confirm(intent.id, { payment_method: card })),
  );
  const [paid, ...others] = payments.flatMap(payment => (payment.status === 'fulfilled' ? [payment.value.latest_charge] : []));
  expect(others).toEqual([]);
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'succeeded', latest_charge: paid });
  expect((await stripe.events.list({ type: 'payment_intent.succeeded' })).data).toHaveLength(1);
});

test('an answer lost on the way is replayed to the client that asks again', async () => {
  await using provider = await testStripe();
  provider.sandbox.simulate({ api: { answersLost: true } });
  const lost = await clientOf(provider)
    .paymentIntents.create(order, { idempotencyKey: 'lost' })
    .catch((error: unknown) => error);
  expect(lost).toBeInstanceOf(Stripe.errors.StripeConnectionError);
  provider.sandbox.calm();
  const stripe = clientOf(provider);
  const intent = await stripe.paymentIntents.create(order, { idempotencyKey: 'lost' });
  expect(intent.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect((await stripe.events.list({ type: 'payment_intent.created' })).data).toHaveLength(1);
});

test('refunds give back what was paid and never more', async () => {
  await using provider = await testStripe();
  const stripe = clientOf(provider);
  const intent = await stripe.paymentIntents.create({ ...order, payment_method: 'pm_card_visa', confirm: true });
  const refunds = await Promise.allSettled(
    [800, 800, 800, 800].map(amount => stripe.refunds.create({ payment_intent: intent.id, amount })),
  );
  expect(refunds.map(refund => refund.status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
  const rest = await stripe.refunds.create({ payment_intent: intent.id });
  expect(rest).toMatchObject({ status: 'succeeded', amount: 450, payment_intent: intent.id });
  expect(await stripe.refunds.create({ payment_intent: intent.id }).catch((error: unknown) => error)).toMatchObject({
    statusCode: 400,
    code: 'charge_already_refunded',
  });
});

test("bad requests are answered in the provider's words", async () => {
  await using provider = await testStripe();
  const stripe = clientOf(provider);
  const asking = (parameters: object) =>
    stripe.rawRequest('POST', '/v1/payment_intents', { ...parameters }).catch((error: unknown) => error);
  expect(await asking({ currency: 'eur' })).toMatchObject({ statusCode: 400, code: 'parameter_missing', param: 'amount' });
  expect(await asking({ ...order, colour: 'red' })).toMatchObject({ statusCode: 400, code: 'parameter_unknown', param: 'colour' });
  expect(await asking({ ...order, amount: '12.5' })).toMatchObject({ statusCode: 400, code: 'parameter_invalid_integer', param: 'amount' });
  expect(await asking({ ...order, amount: 10 })).toMatchObject({ statusCode: 400, code: 'amount_too_small' });
  expect(await asking({ ...order, amount: 100_000_000 })).toMatchObject({ statusCode: 400, code: 'amount_too_large' });
  expect(await asking({ ...order, payment_method_types: ['card'] })).toMatchObject({
    statusCode: 400,
    code: 'parameter_unknown',
    param: 'payment_method_types',
  });
  expect(await stripe.paymentIntents.retrieve('pi_nowhere').catch((error: unknown) => error)).toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
  });
  expect(
    await clientOf({ ...provider, secretKey: 'sk_test_wrong' })
      .paymentIntents.create(order)
      .catch((error: unknown) => error),
  ).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
});

test('a publishable key opens only the intent whose secret comes with it', async () => {
  await using provider = await testStripe();
  const intent = await clientOf(provider).paymentIntents.create(order);
  const asBrowser = (path: string, parameters: Record<string, string>) =>
    fetch(`${provider.url}${path}`, { method: 'POST', body: new URLSearchParams({ key: provider.publishableKey, ...parameters }) });
  const confirm = `/v1/payment_intents/${intent.id}/confirm`;
  const card = { payment_method: 'pm_card_visa' };
  expect((await asBrowser(confirm, card)).status).toBe(401);
  expect((await asBrowser(confirm, { ...card, client_secret: `${intent.id}_secret_guess` })).status).toBe(400);
  expect((await asBrowser('/v1/payment_intents', { amount: '500', currency: 'eur' })).status).toBe(401);
  expect((await asBrowser('/v1/refunds', { payment_intent: intent.id })).status).toBe(401);

  const answer = await asBrowser(confirm, { ...card, client_secret: intent.client_secret ?? '' });
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(await answer.json()).not.toHaveProperty('metadata');
  expect((await asBrowser('/v1/refunds', { payment_intent: intent.id })).headers.get('access-control-allow-origin')).toBeNull();
});
