import { Stripe } from 'stripe';
import { expect, test } from 'vitest';
import { conformanceSubject, isReal, refused } from './subject.ts';

const order = { amount: 5000, currency: 'eur', allowed_payment_method_types: ['card'] } satisfies Stripe.PaymentIntentCreateParams;

test('lists turn their pages, forwards, backwards and by themselves', async () => {
  await using subject = await conformanceSubject();
  const { stripe } = subject;
  const since = Math.floor(Date.now() / 1000) - 1;
  const customer = await stripe.customers.create({ name: 'Ada' });
  for (let at = 0; at < 5; at++) await stripe.paymentIntents.create({ ...order, customer: customer.id, metadata: { at: String(at) } });
  const mine = { customer: customer.id, created: { gte: since } };
  const first = await stripe.paymentIntents.list({ ...mine, limit: 2 });
  expect([first.has_more, first.data.map(({ metadata }) => metadata['at'])]).toEqual([true, ['4', '3']]);
  const next = await stripe.paymentIntents.list({ ...mine, limit: 2, starting_after: first.data[1]?.id ?? '' });
  expect(next.data.map(({ metadata }) => metadata['at'])).toEqual(['2', '1']);
  const back = await stripe.paymentIntents.list({ ...mine, limit: 2, ending_before: next.data[0]?.id ?? '' });
  expect(back.data.map(({ id }) => id)).toEqual(first.data.map(({ id }) => id));
  const all = await stripe.paymentIntents.list({ ...mine, limit: 2 }).autoPagingToArray({ limit: 100 });
  expect(all.map(({ metadata }) => metadata['at'])).toEqual(['4', '3', '2', '1', '0']);
  expect((await stripe.paymentIntents.list({ ...mine, created: { lt: since } })).data).toEqual([]);
});

test.skipIf(isReal)('intents are found by their metadata', async () => {
  await using subject = await conformanceSubject();
  const { stripe } = subject;
  const intent = await stripe.paymentIntents.create({ ...order, metadata: { payment_id: 'p-1' } });
  await stripe.paymentIntents.create({ ...order, metadata: { payment_id: 'p-2' } });
  const found = async (query: string) => (await stripe.paymentIntents.search({ query })).data.map(({ id }) => id);
  expect(await found("metadata['payment_id']:'p-1'")).toEqual([intent.id]);
  expect(await found("metadata['payment_id']:'p-1' AND status:'succeeded'")).toEqual([]);
  expect(await found('amount>4999 AND -metadata["payment_id"]:"p-2"')).toEqual([intent.id]);
  expect(await refused(stripe.paymentIntents.search({ query: 'what is this' }))).toMatchObject({ statusCode: 400 });
});

test('events are listed by type and retrieved', async () => {
  await using subject = await conformanceSubject();
  const { stripe } = subject;
  const intent = await stripe.paymentIntents.create(order);
  const { data } = await stripe.events.list({ types: ['payment_intent.created'], limit: 5 });
  const event = data.find(({ data: { object } }) => 'id' in object && object.id === intent.id);
  expect(await stripe.events.retrieve(event?.id ?? '')).toMatchObject({
    type: 'payment_intent.created',
    data: { object: { amount: 5000 } },
  });
});

test('a key replays its answer, with the request it was first given to, and refuses other parameters', async () => {
  await using subject = await conformanceSubject();
  const { stripe } = subject;
  const options = { idempotencyKey: crypto.randomUUID() };
  const first = await stripe.paymentIntents.create(order, options);
  const again = await stripe.paymentIntents.create(order, options);
  expect(again.id).toBe(first.id);
  expect(again.lastResponse.headers).toMatchObject({ 'idempotent-replayed': 'true', 'original-request': first.lastResponse.requestId });
  const other = await refused(stripe.paymentIntents.create({ ...order, amount: 6000 }, options));
  expect(other).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  expect(other).toMatchObject({ statusCode: 400, type: 'StripeIdempotencyError' });
});

test('a declined payment is replayed as declined', async () => {
  await using subject = await conformanceSubject();
  const options = { idempotencyKey: crypto.randomUUID() };
  const pay = () =>
    refused(subject.stripe.paymentIntents.create({ ...order, payment_method: 'pm_card_chargeDeclined', confirm: true }, options));
  const [first, again] = [await pay(), await pay()] as [Stripe.errors.StripeCardError, Stripe.errors.StripeCardError];
  expect(again).toMatchObject({ code: 'card_declined', payment_intent: { id: first.payment_intent?.id } });
});

test.skipIf(isReal)('what failed on its side is not stored under the key; too many requests are told so', async () => {
  await using subject = await conformanceSubject();
  const { stripe, sandbox } = subject;
  const options = { idempotencyKey: 'later' };
  sandbox?.sandbox.simulate({ api: { broken: true, operations: ['POST /v1/payment_intents'] } });
  expect(await refused(stripe.paymentIntents.create(order, options))).toMatchObject({ statusCode: 500, type: 'StripeAPIError' });
  expect((await stripe.customers.create({ name: 'Ada' })).id).toMatch(/^cus_/);
  sandbox?.sandbox.simulate({ api: { broken: false, rateLimited: true } });
  expect(await refused(stripe.paymentIntents.create(order, options))).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
  sandbox?.sandbox.calm();
  expect((await stripe.paymentIntents.create(order, options)).lastResponse.headers['idempotent-replayed']).toBeUndefined();
});

test('errors name their request, and fields that cannot be expanded are refused', async () => {
  await using subject = await conformanceSubject();
  const { stripe } = subject;
  const missing = await refused(stripe.charges.retrieve('ch_nowhere'));
  expect(missing).toMatchObject({ statusCode: 404, code: 'resource_missing', requestId: expect.stringMatching(/^req_/) as string });
  expect(await refused(stripe.paymentIntents.create({ ...order, expand: ['amount'] }))).toMatchObject({ statusCode: 400 });
});
