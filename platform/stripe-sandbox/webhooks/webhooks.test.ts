import { Stripe } from 'stripe';
import { expect, test } from 'vitest';
import { eventually } from '../../testing/index.ts';
import { testStripe, type TestStripe, type Webhook } from '../testing/index.ts';

const clientOf = ({ url, secretKey }: TestStripe) => {
  const { hostname, port } = new URL(url);
  return new Stripe(secretKey, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
};

const pay = (stripe: Stripe, amount = 1250) =>
  stripe.paymentIntents.create({ amount, currency: 'eur', payment_method: 'pm_card_visa', confirm: true });
const typesOf = (received: readonly Webhook[]) => received.map(({ body }) => (JSON.parse(body.toString()) as { type: string }).type);

test('events arrive with a signature the official client accepts, and not when a byte is changed', async () => {
  await using provider = await testStripe();
  const stripe = clientOf(provider);
  await pay(stripe);
  await provider.sandbox.idle();
  const [webhook] = provider.received;
  if (!webhook) throw new Error('nothing arrived');
  expect(stripe.webhooks.constructEvent(webhook.body, webhook.signature, provider.webhookSecret)).toMatchObject({
    object: 'event',
    livemode: false,
  });
  expect(() => stripe.webhooks.constructEvent(`${webhook.body.toString()} `, webhook.signature, provider.webhookSecret)).toThrow(
    /signature/,
  );
});

test('an event is sent again until it is accepted', async () => {
  let refusals = 2;
  await using provider = await testStripe({ receive: () => (refusals-- > 0 ? 503 : 200) });
  await clientOf(provider).paymentIntents.create({ amount: 500, currency: 'eur' });
  await provider.sandbox.idle();
  expect(typesOf(provider.received)).toEqual(Array(3).fill('payment_intent.created'));
});

test('an event that is on its way is not sent by whoever looks for undelivered ones', async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<number>();
  await using provider = await testStripe({ receive: () => answered, types: ['payment_intent.succeeded'] });
  const stripe = clientOf(provider);
  await pay(stripe);
  await eventually(() => expect(provider.received).toHaveLength(1));
  provider.sandbox.calm(); // Looks for undelivered events.
  provider.sandbox.simulate({ webhooks: { reversed: true } });
  await pay(stripe); // From the database, as the order matters: so it has been looked through.
  await eventually(() => expect(provider.received).toHaveLength(2));
  answer(200);
  await provider.sandbox.idle();
  expect(new Set(provider.received.map(({ body }) => body.toString())).size).toBe(2);
  expect(provider.received).toHaveLength(2);
});

test('an event that was refused before the process ended is sent again by the next one', async () => {
  let refuses = true;
  await using provider = await testStripe({ receive: () => (refuses ? 503 : 200), types: ['payment_intent.succeeded'] });
  await pay(clientOf(provider));
  await eventually(() => expect(provider.received).toHaveLength(1));
  refuses = false;
  await provider.restart();
  await provider.sandbox.idle();
  expect(provider.received.map(({ body }) => body.toString())).toEqual(Array(2).fill(provider.received[0]?.body.toString()));
});

test('events that were not delivered when the process ended are delivered by the next one', async () => {
  await using provider = await testStripe();
  provider.sandbox.simulate({ webhooks: { outage: true } });
  await pay(clientOf(provider));
  expect(provider.received).toHaveLength(0);
  await provider.restart();
  await provider.sandbox.idle();
  expect(typesOf(provider.received).toSorted()).toEqual(['charge.succeeded', 'payment_intent.created', 'payment_intent.succeeded']);
});

test('events arrive twice, backwards, late or never when told so', async () => {
  await using provider = await testStripe();
  const stripe = clientOf(provider);
  provider.sandbox.simulate({ webhooks: { outage: true, reversed: true, copies: 2 } });
  await pay(stripe);
  provider.sandbox.simulate({ webhooks: { outage: false } });
  await provider.sandbox.idle();
  expect(typesOf(provider.received)).toEqual([
    'payment_intent.succeeded',
    'payment_intent.succeeded',
    'charge.succeeded',
    'charge.succeeded',
    'payment_intent.created',
    'payment_intent.created',
  ]);

  provider.sandbox.calm();
  provider.sandbox.simulate({ webhooks: { lost: true } });
  await pay(stripe);
  await provider.sandbox.idle();
  expect(provider.received).toHaveLength(6);

  provider.sandbox.simulate({ webhooks: { lost: false, delayMs: 150 } });
  const before = performance.now();
  await pay(stripe);
  await eventually(() => expect(provider.received).toHaveLength(9));
  expect(performance.now() - before).toBeGreaterThan(140);
});
