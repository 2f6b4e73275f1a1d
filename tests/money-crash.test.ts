import type { Booking } from '@event-planner/contracts/booking';
import type { Payment } from '@event-planner/contracts/payment';
import { plainSelfService } from '@event-planner/contracts/self-service';
import { checkInvariants } from '@event-planner/operations/drill/invariants/check';
import { newId } from '@event-planner/platform/ids';
import { crashPoints, type TestService } from '@event-planner/platform/testing';
import { ada, aSeatedEvent, cart, ticketType } from '@event-planner/services/booking/test-world';
import { expect, test } from 'vitest';
import { type Dying, type MoneyWorld, moneyWorld } from './crash/money.ts';

/** What somebody does who buys the only place of an evening. Whoever gets no answer asks again. */
interface Life {
  readonly booking: Booking;
  act(path: string, payload?: object): Promise<void>;
  askForCard(): Promise<void>;
  giveCard(): Promise<void>;
  /** Booking's job, which the process may die over. */
  expire(): Promise<void>;
  timePasses(): void;
  /** Somebody else takes the place. */
  loseThePlace(): Promise<void>;
  settle(): Promise<void>;
}

const all = 1250;
const givenBack = { charged: all, back: all, valid: 0, state: 'refunded' };

/** Each way that money takes through booking, and what it comes to wherever booking dies. */
const stories: Readonly<Record<string, { readonly play: (life: Life) => Promise<void>; readonly comesTo: object }>> = {
  'paid, and given back by its buyer': {
    async play({ booking, askForCard, giveCard, settle, act }) {
      await askForCard();
      await giveCard();
      await settle();
      await act(`/${booking.id}/cancellation`, { seenBackMinor: all });
      await settle();
    },
    comesTo: { ...givenBack, said: { created: 1, confirmed: 1, 'given-back': 1 } },
  },
  'paid while it expires': {
    async play({ askForCard, giveCard, settle, timePasses, expire }) {
      await askForCard();
      timePasses();
      await giveCard();
      await Promise.all([expire(), settle()]);
    },
    comesTo: { charged: all, back: 0, valid: 1, state: 'confirmed' },
  },
  'paid too late for places that are gone': {
    async play({ askForCard, giveCard, settle, timePasses, expire, loseThePlace }) {
      await askForCard();
      timePasses();
      await expire();
      await loseThePlace();
      await giveCard();
      await settle();
    },
    comesTo: { ...givenBack, said: { created: 1, cancelled: 1, rejected: 1 } },
  },
  'paid after it was cancelled': {
    async play({ booking, askForCard, giveCard, settle, act }) {
      await askForCard();
      await act(`/${booking.id}/cancel`);
      await giveCard();
      await settle();
    },
    comesTo: { ...givenBack, said: { created: 1, cancelled: 1, rejected: 1 } },
  },
};

const farTooMany = 200;

async function begin(world: MoneyWorld, dying: Dying): Promise<Life & { readonly charged: () => string }> {
  const { booking: bookings, payment } = world;
  const keep0 = { minutesBefore: 0, keepBasisPoints: 0, keepMinor: 0 };
  const event = await bookings.announce(
    aSeatedEvent({
      ticketTypes: [ticketType({ category: 'gold', capacity: 1 })],
      selfService: { ...plainSelfService, cancellation: keep0 },
    }),
  );
  const items = [{ ticketTypeId: event.ticketTypes[0]?.id ?? '', seat: 'stalls-A-1' }];
  const held = await bookings.holdAs(await bookings.service.asUser(ada), event, items);
  const send = async (path: string, payload: object = {}, key = newId()) => {
    const to = async (process: TestService) =>
      process.inject({
        method: 'POST',
        url: `/api/bookings${path}`,
        headers: { ...(await process.asUser(ada)), 'idempotency-key': key },
        payload,
      });
    const first = await to(dying.now());
    const answer = first.statusCode < 500 ? first : await to(bookings.service);
    if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.body}`);
    return answer;
  };
  const booking = (await send('', { holdId: held.body.id, attendeeName: 'Ada' })).json<Booking>();
  let secret: string | null = null;
  return {
    booking,
    charged: () => String(secret).split('_secret_')[0] ?? '',
    act: async (path, payload) => void (await send(path, payload)),
    async askForCard() {
      const key = newId();
      const ask = () => payment.pay({ bookingId: booking.id } as never, { 'idempotency-key': key });
      const first = await ask();
      secret = (first.statusCode === 201 ? first : await ask()).json<Payment>().clientSecret;
    },
    giveCard: () => payment.giveCard(secret),
    expire: () =>
      dying
        .now()
        .running.runJob('expire-bookings')
        .catch(() => bookings.service.running.runJob('expire-bookings')),
    timePasses: () => bookings.service.clock.advance(16 * 60),
    loseThePlace: async () => expect((await bookings.holdAs(cart(), event, items)).status).toBe(201),
    settle: () => dying.settle(),
  };
}

/** What it came to: at the provider, in booking, and in what booking said. */
async function outcomeOf({ booking, payment }: MoneyWorld, life: Life & { charged(): string }, processes: readonly TestService[]) {
  const intent = await payment.stripe.paymentIntents.retrieve(life.charged());
  const refunds = await payment.stripe.refunds.list({ payment_intent: intent.id });
  const { rows } = await booking.service.pool.query<{ state: string; valid: number }>(
    `select state, (select count(*)::int from tickets t where t.booking_id = b.id and t.state = 'valid') as valid from bookings b where id = $1`,
    [life.booking.id],
  );
  const said: Record<string, number> = {};
  // They share what they announce: it is all there once none has anything left to say.
  for (const one of processes) await one.sent();
  for (const { name, body } of processes[0]?.announced ?? []) {
    const what = /^booking\.(created|confirmed|cancelled|rejected|given-back)\.v1$/.exec(name)?.[1];
    if (what !== undefined && (body as { bookingId: string }).bookingId === life.booking.id) said[what] = (said[what] ?? 0) + 1;
  }
  return { ...rows[0], charged: intent.amount_received, back: refunds.data.reduce((sum, { amount }) => sum + amount, 0), said };
}

test('booking may die at any of its waits: whatever was charged has its ticket or went back, once, and every law holds', async () => {
  await using world = await moneyWorld();
  const reached: Record<string, number> = {};
  for (const [name, { play, comesTo }] of Object.entries(stories))
    for (let at = 1, dead = true; dead; at++) {
      expect(at).toBeLessThan(farTooMany);
      const points = crashPoints(at);
      await using dying = await world.beside(points);
      const life = await begin(world, dying);
      await play(life);
      await dying.settle();
      dead = points.dead;
      reached[name] = at - 1;
      expect({ name, at, ...(await outcomeOf(world, life, [world.booking.service, dying.process])) }).toMatchObject({
        name,
        at,
        ...comesTo,
      });
    }
  // Fewer would mean that something is no longer watched.
  expect(
    Object.values(reached).every(points => points > 25),
    JSON.stringify(reached),
  ).toBe(true);
  const databases = { booking: world.booking.service.url, payment: world.payment.service.url };
  const findings = await checkInvariants({ databases, now: world.booking.service.clock.now() });
  expect(findings.flatMap(({ violations }) => violations)).toEqual([]);
}, 600_000);
