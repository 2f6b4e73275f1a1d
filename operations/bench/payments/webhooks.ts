import { createHmac, randomUUID } from 'node:crypto';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, createClient } from '../load/client.ts';
import { load } from '../load/load.ts';
import { loadOn } from '../load/load-on.ts';
import { compared, type Report } from '../result.ts';
import type { Server } from '../system/start-server.ts';

const seconds = 4;
const warmUpSeconds = 2;

/** News about payments as the provider sends them, of somebody else's account: checked, stored, answered, and then found to be nobody's. */
export async function benchWebhooks(server: Server, report: Report, scope: AsyncDisposableStack): Promise<void> {
  const secret = readFileSync(join(server.dataDirectory, 'secrets', 'stripe-webhook-secret'), 'utf8').trim();
  const client = scope.use(createClient(server.url));
  const bare = scope.use(createClient(await startBareEndpoint(scope)));
  for (const callers of [16, 64]) {
    const loading = { callers, seconds, warmUpSeconds };
    const { perSecond: value, ...details } = await loadOn(server, () => send(client, '/api/payments/webhooks/stripe', secret), loading);
    await server.idle();
    const { perSecond: baseline, p99Ms: bareP99Ms } = await load(() => send(bare, '/webhooks', secret), loading);
    report(
      compared({
        name: `payments-webhooks-c${callers}`,
        value,
        unit: '/s',
        baseline,
        against: 'a bare Fastify handler that keeps nothing',
        ...details,
        bareP99Ms,
      }),
    );
  }
}

async function send(client: Client, path: string, secret: string): Promise<void> {
  const at = Math.floor(Date.now() / 1000);
  const body = eventOf(at);
  const signature = createHmac('sha256', secret)
    .update(`${at}.${JSON.stringify(body)}`)
    .digest('hex');
  const { status } = await client({ method: 'POST', path, headers: { 'stripe-signature': `t=${at},v1=${signature}` }, body });
  if (status !== 200) throw new Error(`a webhook was answered ${status}`);
}

const eventOf = (created: number): object => ({
  id: `evt_bench_${randomUUID()}`,
  object: 'event',
  type: 'payment_intent.succeeded',
  created,
  data: {
    object: {
      id: `pi_bench_${randomUUID()}`,
      object: 'payment_intent',
      status: 'succeeded',
      amount: 2400,
      amount_received: 2400,
      currency: 'eur',
      metadata: { payment_id: randomUUID(), booking_id: randomUUID() },
      last_payment_error: null,
    },
  },
});

async function startBareEndpoint(scope: AsyncDisposableStack): Promise<string> {
  const child = fork(join(import.meta.dirname, 'bare-endpoint.ts'));
  const exited = once(child, 'exit');
  scope.defer(async () => {
    if (child.connected) child.disconnect();
    await exited;
  });
  const [url] = (await once(child, 'message')) as [string];
  return url;
}
