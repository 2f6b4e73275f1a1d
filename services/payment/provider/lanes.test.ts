import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createLogger } from '@event-planner/platform/telemetry';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import type { Provider } from './provider.ts';
import { createStripeProvider } from './stripe.ts';

interface Reply {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A provider that answers each path as the test says. */
async function world(answer: (path: string) => Reply | Promise<Reply>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    request.resume();
    asked.push(`${request.method} ${request.url}`);
    void Promise.resolve(answer(request.url ?? '')).then(({ status, body = {}, headers = {} }) =>
      response
        .writeHead(status, { 'content-type': 'application/json', 'stripe-should-retry': 'false', ...headers })
        .end(JSON.stringify(body)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const provider: Provider = createStripeProvider({
    apiUrl: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    secretKey: 'sk_test_lanes',
    webhookSecret: 'whsec_lanes',
    log: createLogger({ service: 'test', level: 'silent' }),
  });
  return {
    provider,
    asked,
    laneOf: (name: string) => provider.health().find(({ operation }) => operation === name),
    async [Symbol.asyncDispose]() {
      provider.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

const order = () => ({ refundId: newId(), attempt: 1, intentId: 'pi_1', amountMinor: 100, currency: 'EUR' });
const refund = { amount: 1000, currency: 'eur', created: 1, id: 're_1', object: 'refund', status: 'succeeded', metadata: {} };
const intent = {
  id: 'pi_1',
  object: 'payment_intent',
  status: 'requires_payment_method',
  currency: 'eur',
  amount: 1,
  metadata: {},
  client_secret: 's',
};
const failure = { status: 500, body: { error: { type: 'api_error', message: 'down' } } };

test('an operation that keeps failing is left alone, and the others are not', async () => {
  await using one = await world(path => (path.startsWith('/v1/refunds') ? failure : { status: 200, body: intent }));
  for (let at = 0; at < 6; at++) await expect(one.provider.refund(order())).rejects.toMatchObject({ code: 'provider_unavailable' });
  const before = one.asked.length;
  await expect(one.provider.refund(order())).rejects.toMatchObject({ code: 'provider_unavailable' });
  expect(one.asked).toHaveLength(before);
  expect(one.laneOf('refund')).toMatchObject({ state: 'open', failures: expect.any(Number) as number, lastFailure: 'down' });
  expect(one.laneOf('refund')?.rejected).toBeGreaterThan(0);
  expect(await one.provider.getIntent('pi_1')).toMatchObject({ providerId: 'pi_1' });
  expect(one.laneOf('read_intent')).toMatchObject({ state: 'closed', calls: 1, failures: 0 });
});

test('a refusal is an answer, and opens nothing', async () => {
  await using one = await world(() => ({ status: 400, body: { error: { type: 'invalid_request_error', message: 'no such thing' } } }));
  for (let at = 0; at < 8; at++) await expect(one.provider.getIntent('pi_1')).rejects.toMatchObject({ code: 'payment_not_possible' });
  expect(one.laneOf('read_intent')).toMatchObject({ state: 'closed', calls: 8, failures: 0, rejected: 0 });
});

test('a provider that asks to be left alone is left alone for as long as it says, and whoever waits is told so', async () => {
  const limit = {
    status: 429,
    headers: { 'retry-after': '30' },
    body: { error: { type: 'invalid_request_error', code: 'rate_limit', message: 'slow down' } },
  };
  await using one = await world(() => limit);
  await expect(one.provider.getIntent('pi_1')).rejects.toMatchObject({ code: 'provider_unavailable', details: { retryAfterSeconds: 30 } });
  await expect(one.provider.getIntent('pi_1')).rejects.toMatchObject({ code: 'provider_busy' });
  expect(one.asked).toHaveLength(1);
});

test('refunds of a whole event take no room from who pays, and never more than is theirs', async () => {
  const held = Promise.withResolvers<void>();
  let refunding = 0;
  let most = 0;
  await using one = await world(async path => {
    if (!path.startsWith('/v1/refunds')) return { status: 200, body: intent };
    refunding += 1;
    most = Math.max(most, refunding);
    await held.promise;
    refunding -= 1;
    return { status: 200, body: refund };
  });
  const refunds = Array.from({ length: 150 }, () =>
    one.provider.refund(order()).then(
      () => 'sent',
      () => 'later',
    ),
  );
  const payments = await Promise.all(Array.from({ length: 40 }, () => one.provider.getIntent('pi_1')));
  expect(payments).toHaveLength(40);
  expect(one.laneOf('refund')).toMatchObject({ state: 'closed' });
  expect(one.laneOf('refund')?.running).toBeLessThanOrEqual(8);
  held.resolve();
  expect(new Set(await Promise.all(refunds))).toEqual(new Set(['sent']));
  expect(most).toBeLessThanOrEqual(8);
});
