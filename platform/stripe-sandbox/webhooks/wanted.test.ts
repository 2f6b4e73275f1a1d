import { Stripe } from 'stripe';
import { expect, test } from 'vitest';
import { testStripe } from '../testing/index.ts';

test('only events of wanted types are sent; the others can be looked up', async () => {
  await using provider = await testStripe({ types: ['payment_intent.succeeded'] });
  const { hostname, port } = new URL(provider.url);
  const stripe = new Stripe(provider.secretKey, { host: hostname, port, protocol: 'http', telemetry: false });
  await stripe.paymentIntents.create({ amount: 1250, currency: 'eur', payment_method: 'pm_card_visa', confirm: true });
  await provider.sandbox.idle();
  expect(provider.received.map(({ body }) => (JSON.parse(body.toString()) as { type: string }).type)).toEqual(['payment_intent.succeeded']);
  const { data } = await stripe.events.list();
  expect(data.map(({ type, pending_webhooks }) => [type, pending_webhooks])).toEqual([
    ['payment_intent.succeeded', 1],
    ['charge.succeeded', 0],
    ['payment_intent.created', 0],
  ]);
});
