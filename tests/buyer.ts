import type { Booking, Hold } from '@event-planner/contracts/booking';
import type { EventDetail, EventSummary } from '@event-planner/contracts/event';
import type { Problem } from '@event-planner/contracts/http';
import type { Payment } from '@event-planner/contracts/payment';
import { typeCard } from './card-form.ts';

export interface Answer<Body> {
  readonly status: number;
  /** The body, or the problem: `status` tells which. */
  readonly body: Body & Problem;
  readonly headers: Headers;
}

export type HoldItem = { readonly ticketTypeId: string } & ({ readonly seat: string } | { readonly quantity: number });

export interface BuyerOptions {
  /** @default a new visitor's */
  readonly cart?: string;
  /** @default a key for each request */
  readonly newKey?: () => string;
}

/** Somebody with a browser: speaks HTTP to the edge, as the web app does. */
export function createBuyer(url: string, { cart = crypto.randomUUID(), newKey = () => crypto.randomUUID() }: BuyerOptions = {}) {
  let token: string | undefined;
  const send = (
    method: string,
    path: string,
    { body, headers }: { readonly body?: unknown; readonly headers?: Record<string, string> } = {},
  ): Promise<Response> =>
    fetch(`${url}${path}`, {
      method,
      headers: {
        'x-cart': cart,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(15_000),
    });
  const ask = async <Body = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> => {
    const response = await send(method, path, { body, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text === '' ? undefined : JSON.parse(text)) as Body & Problem };
  };
  const get = <Body>(path: string): Promise<Body> => must(ask<Body>('GET', path));
  const once = (key = newKey()): Record<string, string> => ({ 'idempotency-key': key });

  return {
    ask,
    cart,
    async login(email = 'ada@example.test', password = 'correct-horse-battery') {
      token = (await must(ask<{ accessToken: string }>('POST', '/api/auth/login', { email, password }))).accessToken;
    },
    events: (query = '') => get<{ items: EventSummary[]; nextCursor: string | null }>(`/api/events${query}`),
    event: (slug: string) => get<EventDetail>(`/api/events/${slug}`),
    hold: (eventId: string, items: readonly HoldItem[]) =>
      ask<Hold & { seats?: string[] }>('POST', '/api/bookings/holds', { eventId, items }),
    renew: (holdId: string) => ask<Hold>('POST', `/api/bookings/holds/${holdId}/renew`),
    release: (holdId: string) => ask('DELETE', `/api/bookings/holds/${holdId}`),
    book: (holdId: string, { key, attendeeName = 'Ada Lovelace' }: { readonly key?: string; readonly attendeeName?: string } = {}) =>
      ask<Booking>('POST', '/api/bookings', { holdId, attendeeName }, once(key)),
    pay: (bookingId: string, key?: string) => ask<Payment>('POST', '/api/payments', { bookingId }, once(key)),
    booking: (id: string) => get<Booking>(`/api/bookings/${id}`),
    payment: (id: string) => get<Payment>(`/api/payments/${id}`),
    async file(path: string) {
      const response = await send('GET', path);
      return {
        status: response.status,
        type: response.headers.get('content-type') ?? '',
        bytes: Buffer.from(await response.arrayBuffer()),
      };
    },
    /** Types a card into the provider's form. */
    enterCard: async ({ clientSecret }: Pick<Payment, 'clientSecret'>, number?: string) =>
      typeCard(await get('/api/payments/config'), { clientSecret, number }),
  };
}

export type Buyer = ReturnType<typeof createBuyer>;

/** For what has to succeed. */
export async function must<Body>(answer: Promise<Answer<Body>>): Promise<Body> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body;
}
