import { sign } from './signature.ts';

const timeoutMs = 10_000;
const agent = 'Stripe/1.0 (+https://stripe.com/docs/webhooks)';

export interface Endpoint {
  readonly url: string;
  readonly secret: string;
}

/** Sends one event, signed for this moment. Undefined when it was accepted, otherwise why not. */
export async function postEvent({ url, secret }: Endpoint, payload: string): Promise<string | undefined> {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': agent,
    'stripe-signature': sign(payload, secret, new Date()),
  };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `answered ${response.status}`;
  } catch (error) {
    return describe(error);
  }
}

/** Node's fetch keeps the reason in the cause. */
const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return 'failed';
  return error.cause instanceof Error ? error.cause.message : error.message;
};
