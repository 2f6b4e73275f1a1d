import type { BookingPayable } from '@event-planner/contracts/booking';
import { newId } from '@event-planner/platform/ids';
import { defineServiceApp } from '@event-planner/platform/service';
import { testStripe, type TestStripe } from '@event-planner/platform/stripe-sandbox/testing';
import {
  type Answer,
  dyingAt,
  person,
  testService,
  type TestService,
  type CrashPoints,
  type TestServiceOptions,
} from '@event-planner/platform/testing';
import { Stripe } from 'stripe';
import { createApp } from './app.ts';
import type { PaymentContext } from './context.ts';
import { payment } from './manifest.ts';

export const ada = person('Ada');

/** A booking of Ada's that waits for its money: two tickets for 24.00 €. */
export const booking = (change: Partial<BookingPayable> = {}): BookingPayable => ({
  bookingId: newId(),
  userId: ada.sub,
  email: ada.email,
  reference: 'ABCD2345',
  state: 'pending',
  totalMinor: 2400,
  currency: 'EUR',
  payBy: '2030-06-01T10:15:00.000Z',
  description: 'Evening of songs, ABCD2345',
  ...change,
});

export interface TestPayment extends AsyncDisposable {
  readonly service: TestService;
  readonly provider: TestStripe;
  /** The provider as whoever holds the secret key sees it. */
  readonly stripe: Stripe;
  pay(booking: BookingPayable, headers?: Record<string, string>): Promise<Awaited<ReturnType<TestService['inject']>>>;
  get(paymentId: string): Promise<Record<string, unknown>>;
  /** The buyer gives a card to the provider's form. */
  giveCard(clientSecret: unknown, card?: string): Promise<void>;
  receive(body: string | Buffer, signature: string): Promise<Awaited<ReturnType<TestService['inject']>>>;
  /** Another process of the service, which dies where it is told to. */
  beside(points: CrashPoints): Promise<TestService>;
}

/** The payment service on its own database, the provider's double on another, webhooks between them. */
export async function testPayment(
  answer: (path: string, body?: string) => Answer | Promise<Answer>,
  ofEvent?: (path: string) => Answer,
): Promise<TestPayment> {
  let idle: () => Promise<void> = async () => undefined;
  let receive: TestPayment['receive'] = () => Promise.reject(new Error('the service is not there yet'));
  const provider = await testStripe({
    receive: async ({ body, signature }) => {
      const { statusCode } = await receive(body, signature);
      // Answered at once, and handled after that: who has seen it arrive has seen what came of it.
      await idle();
      return statusCode;
    },
  });
  const settings = { apiUrl: new URL(provider.url), scriptUrl: `${provider.url}/v3/stripe.js` };
  const app = defineServiceApp({
    manifest: payment,
    migrations: new URL('./migrations/', import.meta.url),
    createApp: (context: PaymentContext) => createApp(context, settings),
  });
  const secrets = {
    'stripe-secret-key': provider.secretKey,
    'stripe-publishable-key': provider.publishableKey,
    'stripe-webhook-secret': provider.webhookSecret,
  };
  const around: TestServiceOptions = {
    answers: { booking: ({ path, body }) => answer(path, body), ...(ofEvent && { event: ({ path }) => ofEvent(path) }) },
    secrets,
  };
  const service = await testService(app, around);
  idle = () => service.running.idle();
  const { hostname, port } = new URL(provider.url);
  receive = (payload, signature) =>
    service.inject({
      method: 'POST',
      url: '/api/payments/webhooks/stripe',
      headers: { 'stripe-signature': signature, 'content-type': 'application/json' },
      payload,
    });
  return {
    service,
    provider,
    receive,
    beside: points => testService(dyingAt(app, points), { ...around, beside: service }),
    stripe: new Stripe(provider.secretKey, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false }),
    async pay({ bookingId }, headers = {}) {
      return service.inject({
        method: 'POST',
        url: '/api/payments',
        headers: { ...(await service.asUser()), 'idempotency-key': newId(), ...headers },
        payload: { bookingId },
      });
    },
    get: async paymentId =>
      (await service.inject({ method: 'GET', url: `/api/payments/${paymentId}`, headers: await service.asUser() })).json<
        Record<string, unknown>
      >(),
    async giveCard(clientSecret, card = 'pm_card_visa') {
      const id = String(clientSecret).split('_secret_')[0];
      const body = new URLSearchParams({ key: provider.publishableKey, client_secret: String(clientSecret), payment_method: card });
      await fetch(`${provider.url}/v1/payment_intents/${id}/confirm`, { method: 'POST', body });
    },
    async [Symbol.asyncDispose]() {
      // First, while somebody is there to answer what it still sends: it would wait for that.
      await provider[Symbol.asyncDispose]();
      await service[Symbol.asyncDispose]();
    },
  };
}

/** Answers booking's question about the bookings there are. */
export const bookings =
  (...known: readonly BookingPayable[]) =>
  (path: string): Answer => {
    const found = known.find(({ bookingId }) => path === `/api/bookings/${bookingId}/payable`);
    if (found) return { status: 200, body: found };
    return {
      status: 404,
      body: {
        type: 'about:blank',
        title: 'Nothing is here',
        status: 404,
        code: 'not_found',
        detail: 'there is no such booking',
        correlationId: 'test',
      },
    };
  };
