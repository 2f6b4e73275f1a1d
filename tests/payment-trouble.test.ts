import type { Payment } from '@event-planner/contracts/payment';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Buyer, createBuyer, must } from './buyer.ts';
import { cards } from './card-form.ts';
import { type Offer, offerOf } from './programme.ts';
import { type WholeSystem, wholeSystem } from './whole-system.ts';

let system: WholeSystem;
let ada: Buyer;
let grace: Buyer;

beforeAll(async () => {
  system = await wholeSystem();
  ada = createBuyer(system.url);
  grace = createBuyer(system.url);
  await Promise.all([ada.login(), grace.login('grace@example.test')]);
}, 120_000);
afterEach(() => system.running.sandbox?.calm());
afterAll(() => system[Symbol.asyncDispose]());

const runJob = (service: string, name: string) => system.running.services.get(service)?.runJob(name);
const simulate = (...change: Parameters<NonNullable<typeof system.running.sandbox>['simulate']>) =>
  system.running.sandbox?.simulate(...change);

test('money that comes too late still buys the seats, when nobody has them', async () => {
  const { booking, payment } = await bookAndAsk(offerOf('hamlet-london'), 2);
  await letTimePass(booking.id);
  expect(await ada.booking(booking.id)).toMatchObject({ state: 'expired' });
  expect(await ada.pay(booking.id)).toMatchObject({ status: 410, body: { code: 'payment_time_over' } });
  await ada.enterCard(payment);
  await system.drain();
  const late = await ada.booking(booking.id);
  expect(late).toMatchObject({ state: 'confirmed' });
  expect(late.tickets).toHaveLength(2);
  expect(await mailsAbout(late.reference)).toEqual(['confirmation']);
});

test('it does so even after the booking was cleared away', async () => {
  const { booking, payment } = await bookAndAsk(offerOf('hamlet-london-2'), 1);
  await letTimePass(booking.id);
  await runJob('booking', 'expire-bookings');
  await ada.enterCard(payment);
  await system.drain();
  expect(await ada.booking(booking.id)).toMatchObject({ state: 'confirmed' });
});

test('money that comes too late goes back, when somebody else has the seats', async () => {
  const offer = offerOf('crown-anchor-edinburgh');
  const items = offer.take(1);
  const { booking, payment } = await bookAndAsk({ ...offer, take: () => items }, 1);
  await letTimePass(booking.id);
  const graces = await must(grace.hold(offer.event.id, items));
  await ada.enterCard(payment);
  await system.drain();
  expect(await ada.booking(booking.id)).toMatchObject({ state: 'refunded', tickets: [] });
  expect(await ada.payment(payment.id)).toMatchObject({ state: 'refunded' });
  expect(await refundsAtProvider(payment)).toEqual([{ amount: booking.totalMinor, status: 'succeeded' }]);
  expect(await mailsAbout(booking.reference)).toEqual(['cancellation', 'refund']);
  expect(await must(grace.book(graces.id))).toMatchObject({ state: 'pending' });
});

test('so does money for what the buyer has cancelled', async () => {
  const { booking, payment } = await bookAndAsk(offerOf('neonherz-nachtfahrt-copenhagen'), 1);
  await must(ada.ask('POST', `/api/bookings/${booking.id}/cancel`));
  await ada.enterCard(payment);
  await system.drain();
  expect(await ada.booking(booking.id)).toMatchObject({ state: 'refunded', tickets: [] });
  expect(await refundsAtProvider(payment)).toEqual([{ amount: booking.totalMinor, status: 'succeeded' }]);
});

test('what the provider says three times happens once', async () => {
  simulate({ webhooks: { copies: 3 } });
  const { booking, payment } = await bookAndAsk(offerOf('joanne-okafor-solo-piano-lyon'), 2);
  await ada.enterCard(payment);
  await system.drain();
  const confirmed = await ada.booking(booking.id);
  expect(confirmed).toMatchObject({ state: 'confirmed' });
  expect(confirmed.tickets).toHaveLength(2);
  expect(await mailsAbout(booking.reference)).toEqual(['confirmation']);
});

test('a refusal that arrives after the success changes nothing', async () => {
  simulate({ webhooks: { outage: true } });
  const { booking, payment } = await bookAndAsk(offerOf('nadia-fenn-fine-thanks-berlin'), 1);
  await ada.enterCard(payment, cards.declined);
  await ada.enterCard(payment);
  simulate({ webhooks: { outage: false, reversed: true } });
  await system.drain();
  expect(await ada.payment(payment.id)).toMatchObject({ state: 'succeeded', failureCode: null });
  expect(await ada.booking(booking.id)).toMatchObject({ state: 'confirmed' });
  expect(await mailsAbout(booking.reference)).toEqual(['confirmation']);
});

test('a webhook that never comes is made up for by asking', async () => {
  simulate({ webhooks: { lost: true } });
  const { booking, payment } = await bookAndAsk(offerOf('mara-lindqvist-slow-harbour-london'), 1);
  await ada.enterCard(payment);
  await system.drain();
  expect(await ada.booking(booking.id)).toMatchObject({ state: 'pending' });
  await system.ask('payment', 'update payments set ask_at = now() where id = $1', [payment.id]);
  await runJob('payment', 'ask-provider');
  await system.drain();
  expect(await ada.payment(payment.id)).toMatchObject({ state: 'succeeded' });
  expect(await ada.booking(booking.id)).toMatchObject({ state: 'confirmed' });
  expect(await mailsAbout(booking.reference)).toEqual(['confirmation']);
});

test('an answer of the provider that is lost on its way is asked for again, not ordered twice', async () => {
  const { event, take } = offerOf('the-paper-lanterns-amsterdam');
  const booking = await must(ada.book((await must(ada.hold(event.id, take(1)))).id));
  const key = crypto.randomUUID();
  simulate({ api: { answersLost: true } });
  expect(await ada.pay(booking.id, key)).toMatchObject({
    status: 202,
    body: { clientSecret: null, heldUntil: expect.any(String) as string },
  });
  system.running.sandbox?.calm();
  const payment = await must(ada.pay(booking.id, key));
  await ada.enterCard(payment);
  await system.drain();
  expect(await ada.booking(booking.id)).toMatchObject({ state: 'confirmed' });
  expect(
    await system.ask('sandbox', `select id from objects where kind = 'payment_intent' and object->'metadata'->>'booking_id' = $1`, [
      booking.id,
    ]),
  ).toHaveLength(1);
});

async function bookAndAsk({ event, take }: Pick<Offer, 'event' | 'take'>, places: number) {
  const booking = await must(ada.book((await must(ada.hold(event.id, take(places)))).id));
  return { booking, payment: await must(ada.pay(booking.id)) };
}

/** The clock of a whole system cannot be moved, so its rows are: the time to pay this booking is over, and so is the claim to its places. */
async function letTimePass(bookingId: string): Promise<void> {
  const [row] = await system.ask<{ hold_id: string }>(
    'booking',
    `update bookings set pay_by = now() - interval '1 second' where id = $1 returning hold_id`,
    [bookingId],
  );
  await system.ask('booking', `update holds set expires_at = now() - interval '1 second' where id = $1`, [row?.hold_id]);
  await system.ask('booking', `update seat_claims set expires_at = now() - interval '1 second' where hold_id = $1`, [row?.hold_id]);
}

/** Kinds of mail by which the buyer heard of a booking, as recorded; each of them lies in the mailbox once. */
async function mailsAbout(reference: string): Promise<readonly string[]> {
  const letters = (await system.letters('ada@example.test')).filter(({ text, subject }) => `${subject} ${text}`.includes(reference));
  const sent = await system.ask<{ id: string; kind: string }>('notification', 'select id, kind from mails where id = any($1)', [
    letters.map(({ id }) => id),
  ]);
  expect(sent).toHaveLength(letters.length);
  return sent.map(({ kind }) => kind).toSorted();
}

const refundsAtProvider = ({ clientSecret }: Payment) =>
  system.ask<{ amount: number; status: string }>(
    `sandbox`,
    `select (object->>'amount')::int as amount, object->>'status' as status from objects where kind = 'refund' and parent = $1`,
    [clientSecret?.split('_secret_')[0]],
  );
