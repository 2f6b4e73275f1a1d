import type { Booking, Hold } from '@event-planner/contracts/booking';
import type { EventDetail, EventSummary } from '@event-planner/contracts/event';
import type { Payment, PaymentConfig } from '@event-planner/contracts/payment';

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** Somebody with a browser: speaks HTTP to the edge, as the web app does. */
export function createBuyer(url: string, { cart = crypto.randomUUID() }: { readonly cart?: string } = {}) {
  let token: string | undefined;
  const ask = async <Body>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'x-cart': cart, ...(token !== undefined && { authorization: `Bearer ${token}` }), ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(15_000),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text === '' ? undefined : JSON.parse(text)) as Body };
  };
  const must = async <Body>(answer: Promise<Answer<Body>>): Promise<Body> => {
    const { status, body } = await answer;
    if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
    return body;
  };
  const once = (key = crypto.randomUUID()): Record<string, string> => ({ 'idempotency-key': key });

  return {
    ask, cart,
    async login(email = 'ada@example.test', password = 'correct-horse-battery') {
      token = (await must(ask<{ accessToken: string }>('POST', '/api/auth/login', { email, password }))).accessToken;
    },
    events: (query = '') => must(ask<{ items: EventSummary[]; nextCursor: string | null }>('GET', `/api/events${query}`)),
    event: (slug: string) => must(ask<EventDetail>('GET', `/api/events/${slug}`)),
    hold: (eventId: string, items: readonly object[]) => ask<Hold & { code: string; seats?: string[] }>('POST', '/api/bookings/holds', { eventId, items }),
    book: (holdId: string, key?: string) => ask<Booking & { code: string }>('POST', '/api/bookings', { holdId, attendeeName: 'Ada Lovelace' }, once(key)),
    pay: (bookingId: string, key?: string) => ask<Payment & { code: string }>('POST', '/api/payments', { bookingId }, once(key)),
    booking: (id: string) => must(ask<Booking>('GET', `/api/bookings/${id}`)),
    payment: (id: string) => must(ask<Payment>('GET', `/api/payments/${id}`)),
    /** Types a card into the provider's form. */
    async enterCard({ clientSecret }: Pick<Payment, 'clientSecret'>, number = '4242424242424242') {
      const config = await must(ask<PaymentConfig>('GET', '/api/payments/config'));
      const intent = clientSecret?.split('_secret_')[0] ?? '';
      const form = new URLSearchParams({
        client_secret: clientSecret ?? '', 'payment_method_data[type]': 'card', 'payment_method_data[card][number]': number,
        'payment_method_data[card][exp_month]': '12', 'payment_method_data[card][exp_year]': '2040', 'payment_method_data[card][cvc]': '123',
      });
      const response = await fetch(`${new URL(config.scriptUrl).origin}/v1/payment_intents/${intent}/confirm`, { method: 'POST', headers: { authorization: `Bearer ${config.publishableKey}` }, body: form, signal: AbortSignal.timeout(15_000) });
      return { status: response.status, body: await response.json() as { status?: string; error?: { code: string; decline_code?: string } } };
    },
  };
}

export type Buyer = ReturnType<typeof createBuyer>;
