import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Payment } from '@event-planner/contracts/payment';
import { checkInvariants } from '@event-planner/operations/drill/invariants/check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type Buyer, createBuyer, must } from './buyer.ts';
import { offerOf, world } from './programme.ts';
import { type WholeSystem, wholeSystem } from './whole-system.ts';

/** One on-sale, in which the payment provider is away for a while, then slow, and then what it says is lost for a while. */
const offer = offerOf('atlas-mono-signal-berlin');
const crowd = 12;

let system: WholeSystem;
let buyers: readonly Buyer[] = [];
const bought: string[] = [];
/** Of each buyer, the booking begun while the provider was away. */
let kept: readonly string[] = [];

beforeAll(async () => {
  system = await wholeSystem();
  buyers = await Promise.all(
    Array.from({ length: crowd }, async (_, at) => {
      const buyer = createBuyer(system.url);
      await buyer.login(world.accounts[at % world.accounts.length]?.email);
      return buyer;
    }),
  );
}, 120_000);
afterAll(() => system[Symbol.asyncDispose]());

const simulate = (...change: Parameters<NonNullable<typeof system.running.sandbox>['simulate']>) =>
  system.running.sandbox?.simulate(...change);

async function book(buyer: Buyer): Promise<string> {
  const { id } = await must(buyer.book((await must(buyer.hold(offer.event.id, offer.take(1)))).id));
  bought.push(id);
  return id;
}

/** As the page does: looks again until the card form is there. */
async function payable(buyer: Buyer, bookingId: string): Promise<Payment> {
  for (;;) {
    const answer: Answer<Payment> = await buyer.pay(bookingId);
    if (answer.status === 201) return answer.body;
    expect(answer.status).toBe(202);
    await delay(200);
  }
}

const pay = async (buyer: Buyer, bookingId: string): Promise<void> => {
  const { status, body } = await buyer.enterCard(await payable(buyer, bookingId));
  expect({ status, body }).toMatchObject({ status: 200, body: { status: 'succeeded' } });
};

test('while the provider is away everybody keeps their places, and nobody gets an error', async () => {
  simulate({ api: { outage: true } });
  kept = await Promise.all(buyers.map(book));
  const answers = await Promise.all(buyers.map((buyer, at) => buyer.pay(kept[at] ?? '')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  expect(answers.every(({ body }) => body.clientSecret === null && body.heldUntil !== undefined)).toBe(true);
  await system.drain();
  // Held for longer than the quarter of an hour that there is otherwise.
  const [held] = await system.ask<{ longest: number }>(
    'booking',
    'select min(extract(epoch from pay_by - created_at))::int as longest from bookings where id = any($1)',
    [kept],
  );
  expect(held?.longest).toBeGreaterThan(20 * 60);
}, 60_000);

test('once it is back they pay, and get their tickets', async () => {
  system.running.sandbox?.calm();
  await Promise.all(buyers.map((buyer, at) => pay(buyer, kept[at] ?? '')));
  await system.drain();
  await expectAllConfirmed();
}, 60_000);

test('a slow provider slows nobody but who pays', async () => {
  simulate({ api: { delayMs: 700 }, webhooks: { delayMs: 500 } });
  const paying = buyers.map(async buyer => pay(buyer, await book(buyer)));
  const looked = await Promise.all(buyers.map(buyer => buyer.ask('GET', `/api/bookings/${bought[0]}`)));
  expect(new Set(looked.map(({ status }) => status)).isSubsetOf(new Set([200, 404]))).toBe(true);
  await Promise.all(paying);
  await system.drain();
  await expectAllConfirmed();
}, 60_000);

test('what the provider said and nobody heard is found by asking', async () => {
  system.running.sandbox?.calm();
  simulate({ webhooks: { lost: true } });
  const from = bought.length;
  await Promise.all(buyers.map(async buyer => pay(buyer, await book(buyer))));
  await system.drain();
  const states = await system.ask<{ state: string }>('booking', 'select distinct state from bookings where id = any($1)', [
    bought.slice(from),
  ]);
  expect(states).toEqual([{ state: 'pending' }]);
  system.running.sandbox?.calm();
  await system.ask('payment', 'update payments set ask_at = now() where ask_at is not null', []);
  await system.running.services.get('payment')?.runJob('ask-provider');
  await system.drain();
  await expectAllConfirmed();
}, 60_000);

test('in the end every charge has its ticket, no charge is there twice, and every law holds', async () => {
  const charged = await system.ask<{ booking: string; n: number }>(
    'sandbox',
    `select object->'metadata'->>'booking_id' as booking, count(*)::int as n from objects
     where kind = 'payment_intent' and object->>'status' = 'succeeded' and object->'metadata'->>'booking_id' = any($1) group by 1`,
    [bought],
  );
  expect(charged.map(({ booking }) => booking).toSorted()).toEqual(bought.toSorted());
  expect(charged.every(({ n }) => n === 1)).toBe(true);
  const { databases } = system.running;
  const secrets = await Promise.all(['ticket-signing-key'].map(async name => [name, await system.secret(name)] as const));
  const findings = await checkInvariants({ databases, secrets: name => new Map(secrets).get(name) ?? readFileSync(name, 'utf8') });
  expect(findings.flatMap(({ violations }) => violations)).toEqual([]);
}, 60_000);

async function expectAllConfirmed(): Promise<void> {
  const rows = await system.ask<{ state: string; n: number }>(
    'booking',
    'select b.state, count(*)::int as n from bookings b where b.id = any($1) and exists (select from tickets t where t.booking_id = b.id) group by 1',
    [bought],
  );
  expect(rows).toEqual([{ state: 'confirmed', n: bought.length }]);
}
