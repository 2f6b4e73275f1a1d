import { randomUUID } from 'node:crypto';
import type { Booking, Hold } from '@event-planner/contracts/booking';
import type { Payment, PaymentConfig } from '@event-planner/contracts/payment';
import type { Account } from '../system/accounts.ts';
import { type Client, createClient, expectJson } from '../load/client.ts';
import type { Confirmations } from './confirmations.ts';
import { requestOf, type Wish } from '../system/stage.ts';

/** A hold of a cart's. */
export interface Taken {
  readonly holdId: string;
  readonly cart: string;
}

export interface Shop {
  /** A complete purchase, as a browser makes it: hold, booking, payment, card at the provider, and a look at the tickets once they are there. */
  buy(account: Account, wish: Wish): Promise<Booking>;
  /** The same from the booking on. */
  pay(account: Account, taken: Taken): Promise<Booking>;
  /** Of each step, how long half of the purchases took at most; then it begins anew. */
  takeSteps(): Readonly<Record<string, number>>;
}

/** The sandbox's card that pays. */
const card = { number: '4242424242424242', exp_month: '12', exp_year: '2039', cvc: '123' };

export interface ShopParts {
  readonly client: Client;
  readonly confirmations: Confirmations;
  readonly scope: AsyncDisposableStack;
}

export async function openShop({ client, confirmations, scope }: ShopParts): Promise<Shop> {
  const { publishableKey, scriptUrl } = await expectJson<PaymentConfig>(client({ path: '/api/payments/config' }), 200);
  const provider = scope.use(createClient(new URL(scriptUrl).origin));
  const steps = createSteps();
  const post = <Made>(path: string, headers: Readonly<Record<string, string>>, body: object) =>
    expectJson<Made>(client({ method: 'POST', path, headers, body }), 201);

  async function pay({ accessToken, name }: Account, { holdId, cart }: Taken): Promise<Booking> {
    const signedIn = { 'x-cart': cart, authorization: `Bearer ${accessToken}` };
    const once = (): Readonly<Record<string, string>> => ({ ...signedIn, 'idempotency-key': randomUUID() });
    const { id } = await steps.time('book', post<Booking>('/api/bookings', once(), { holdId, attendeeName: name }));
    const { clientSecret } = await steps.time('pay', post<Payment>('/api/payments', once(), { bookingId: id }));
    await steps.time('card', payByCard(provider, publishableKey, clientSecret ?? ''));
    await steps.time('confirm', confirmations.settled(id));
    return steps.time('look', expectJson<Booking>(client({ path: `/api/bookings/${id}`, headers: signedIn }), 200));
  }
  return {
    takeSteps: steps.take,
    pay,
    async buy(account, wish) {
      // The cart's, so that no cap of the account ends the benchmark: whoever has the cart may book it.
      const cart = randomUUID();
      const hold = await steps.time('hold', post<Hold>('/api/bookings/holds', { 'x-cart': cart }, requestOf(wish)));
      return pay(account, { holdId: hold.id, cart });
    },
  };
}

/** What the provider's script does when the buyer presses "pay". */
export async function payByCard(provider: Client, key: string, clientSecret: string): Promise<void> {
  const fields = Object.entries(card).map(([name, value]) => [`payment_method_data[card][${name}]`, value]);
  const form = new URLSearchParams([['key', key], ['client_secret', clientSecret], ['payment_method_data[type]', 'card'], ...fields]);
  await expectJson(provider({ method: 'POST', path: `/v1/payment_intents/${clientSecret.split('_secret_')[0]}/confirm`, body: form }), 200);
}

function createSteps() {
  const taken = new Map<string, number[]>();
  return {
    async time<Answer>(step: string, asked: Promise<Answer>): Promise<Answer> {
      const start = performance.now();
      const answer = await asked;
      taken.getOrInsertComputed(step, () => []).push(performance.now() - start);
      return answer;
    },
    take(): Readonly<Record<string, number>> {
      const half = (times: readonly number[]): number => Math.round(times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0);
      const steps = Object.fromEntries(Array.from(taken, ([step, times]) => [`${step}Ms`, half(times)]));
      taken.clear();
      return steps;
    },
  };
}
