import { setTimeout as delay } from 'node:timers/promises';
import type { Booking, Hold } from '@event-planner/contracts/booking';
import { type Answer, type Buyer, createBuyer, type HoldItem } from '../buyer.ts';
import { cards } from '../card-form.ts';
import type { Offer } from '../programme.ts';
import type { Told } from './told.ts';

export interface Shopper {
  /** Finishes the purchase in hand, and sees that all that was paid has arrived. */
  goHome(): Promise<void>;
}

export interface Shop {
  readonly url: string;
  readonly offer: Offer;
  /** Seats that are not to be had any more, as the live plan shows everybody. */
  readonly gone: Set<string>;
  readonly told: Told;
  /** Ends everything at once, when a test has failed. */
  readonly signal: AbortSignal;
}

/** Between two purchases, and between two tries of a request. */
const browseMs = 100;
const retryMs = 50;
/** Between two looks whether the tickets are there. */
const lookMs = 300;
/** Others want the same seats: from so many that are still free, each takes any. */
const window = 20;

/** Buys one thing after another, and never gives up on a request: it repeats it, as a browser would, with the same key. */
export async function startShopper({ url, offer, gone, told, signal }: Shop, email: string): Promise<Shopper> {
  const buyer = createBuyer(url);
  await buyer.login(email);
  const arrivals: Promise<void>[] = [];
  let goingHome = false;

  async function insist<Body>(ask: () => Promise<Answer<Body>>): Promise<Answer<Body>> {
    for (;;) {
      signal.throwIfAborted();
      const answer = await ask().catch(() => undefined);
      if (answer && answer.status < 500) return answer;
      await delay(retryMs, undefined, { signal });
    }
  }

  async function promised<Body>(ask: () => Promise<Answer<Body>>): Promise<Answer<Body>> {
    const answer = await insist(ask);
    if (answer.status < 400) told.heard();
    return answer;
  }

  function choose(): readonly HoldItem[] {
    const free = offer.seats.filter(seat => !gone.has(seat)).slice(0, window);
    const first = Math.floor(Math.random() * free.length);
    return free.slice(first, first + 1 + Math.floor(Math.random() * 2)).map(seat => ({ ticketTypeId: offer.type.id, seat }));
  }

  async function hold(): Promise<Hold | undefined> {
    const items = choose();
    if (items.length === 0) return undefined; // All is sold: a long evening.
    const { status, body } = await promised(() => buyer.hold(offer.event.id, items));
    for (const item of items) if ('seat' in item) gone.add(item.seat);
    if (status === 201) {
      told.holds.add(body.id);
      return body;
    }
    told.refused.set(body.code, (told.refused.get(body.code) ?? 0) + 1);
    if (body.code !== 'taken' && body.code !== 'limit') told.surprises.push(`a hold was refused: ${JSON.stringify(body)}`);
    return undefined;
  }

  async function purchase(): Promise<void> {
    const held = await hold();
    if (!held || (await changedTheirMind(held))) return;
    const booking = await promised(onceKeyed(key => buyer.book(held.id, { key })));
    if (booking.status !== 201) return void told.surprises.push(`a booking was refused: ${JSON.stringify(booking.body)}`);
    told.bookings.add(booking.body.id);
    if (Math.random() < 0.1) return cancel(booking.body.id);
    const payment = await askToPay(booking.body.id);
    if (payment.status !== 201) return void told.surprises.push(`a payment was refused: ${JSON.stringify(payment.body)}`);
    told.payments.add(payment.body.id);
    await enterCards(payment.body.clientSecret);
    arrivals.push(arrival(booking.body.id));
    arrivals.at(-1)?.catch(() => {});
  }

  /** While the provider is away the places are kept: one looks again. */
  async function askToPay(bookingId: string) {
    for (;;) {
      const payment = await promised(onceKeyed(key => buyer.pay(bookingId, key)));
      if (payment.status !== 202) return payment;
      await delay(lookMs, undefined, { signal });
    }
  }

  /** Some want more time first, and some want something else after all. */
  async function changedTheirMind({ id }: Hold): Promise<boolean> {
    if (Math.random() < 0.2) {
      const { status, body } = await promised(() => buyer.renew(id));
      // Renewed before, and the answer was lost.
      if (status !== 200 && body.code !== 'hold_renewed') told.surprises.push(`a hold was not renewed: ${JSON.stringify(body)}`);
    }
    if (Math.random() > 0.15) return false;
    told.holds.delete(id);
    const { status, body } = await promised(() => buyer.release(id));
    if (status !== 204 && status !== 404) told.surprises.push(`a hold was not released: ${JSON.stringify(body)}`);
    return true;
  }

  async function cancel(id: string): Promise<void> {
    const { status, body } = await promised(() => buyer.ask('POST', `/api/bookings/${id}/cancel`));
    if (status !== 200) told.surprises.push(`a booking was not cancelled: ${JSON.stringify(body)}`);
  }

  /** The first card of some is declined. */
  async function enterCards(clientSecret: string | null): Promise<void> {
    if (Math.random() < 0.2) await insist(() => card(buyer, clientSecret, cards.declined));
    const { body } = await promised(() => card(buyer, clientSecret, cards.good));
    if (body.status === 'succeeded' && clientSecret !== null) told.captured.add(clientSecret.split('_secret_')[0] ?? '');
  }

  async function arrival(bookingId: string): Promise<void> {
    for (;;) {
      const { status, body } = await insist(() => buyer.ask<Booking>('GET', `/api/bookings/${bookingId}`));
      if (status !== 200) return void told.surprises.push(`the booking ${bookingId} was answered, and then not found`);
      if (body.state !== 'pending') {
        const codes = body.tickets.map(({ code }) => code);
        return void told.tickets.set(bookingId, codes);
      }
      await delay(lookMs, undefined, { signal });
    }
  }

  const shopping = (async () => {
    while (!goingHome) {
      await purchase();
      await delay(browseMs, undefined, { signal });
    }
  })();
  // Who awaits it hears of a failure; until then it is nobody's.
  shopping.catch(() => {});
  return {
    async goHome() {
      goingHome = true;
      await shopping;
      await Promise.all(arrivals);
    },
  };
}

const onceKeyed =
  <Body>(ask: (key: string) => Promise<Body>, key = crypto.randomUUID()) =>
  () =>
    ask(key);

/** What the provider answers, in the form of ours. A card that was taken before is refused, which is as good. */
async function card(buyer: Buyer, clientSecret: string | null, number: string): Promise<Answer<{ readonly status?: string }>> {
  const { status, body } = await buyer.enterCard({ clientSecret }, number);
  return { status, headers: new Headers(), body: body as never };
}
