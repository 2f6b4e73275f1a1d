import { bookingConfirmed, bookingRefundRequested, paymentRefunded } from '@event-planner/contracts/messages';
import { paymentGivenBackAtProvider } from '@event-planner/contracts/payment-messages';
import { Payment } from '@event-planner/contracts/payment';
import type { MemberRole } from '@event-planner/contracts/member-role';
import { newId } from '@event-planner/platform/ids';
import { eventually, person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import type { Sold } from '../../sale-fees.ts';
import { sale } from '../../test-money.ts';
import { type ada, booking, bookings, testPayment, type TestPayment } from '../../test-payment.ts';

const organizerId = newId();
const eventId = newId();
const [mia, vic, sam] = [person('Mia'), person('Vic'), person('Sam')];
const team: Readonly<Record<string, MemberRole>> = { [mia.sub]: 'manager', [vic.sub]: 'viewer' };
const ofEvent = (path: string) => ({ status: 200, body: { organizerId, role: team[path.split('/').at(-1) ?? ''] ?? null } });

/** Two tickets of Ada's for 24.00 €, paid, confirmed and in the books. */
async function sold() {
  const tickets = booking();
  const world = await testPayment(bookings(tickets), ofEvent);
  const { id, clientSecret } = Payment.parse((await world.pay(tickets)).json());
  await world.giveCard(clientSecret);
  await world.provider.sandbox.idle();
  await confirm(world, tickets.bookingId, { paymentId: id });
  return { world, paymentId: id, intent: String(clientSecret).split('_secret_')[0] ?? '', bookingId: tickets.bookingId };
}

const confirm = (world: TestPayment, bookingId: string, change: Partial<Sold>) =>
  world.service.deliver(bookingConfirmed, sale({ bookingId, eventId, organizerId, totalMinor: 2400, ...change }));

const suspense = async ({ service }: TestPayment): Promise<number> => {
  const { rows } = await service.pool.query<{ sum: number }>(
    "select coalesce(sum(amount_minor), 0)::int as sum from ledger_postings where account = 'suspense'",
  );
  return rows[0]?.sum ?? 0;
};

const ask = async (world: TestPayment, by: typeof ada, path = '?open=true') =>
  world.service.inject({
    method: 'GET',
    url: `/api/payments/organizers/${organizerId}/provider-refunds${path}`,
    headers: await world.service.asUser(by),
  });
const decide = async (world: TestPayment, by: typeof ada, { id, ...payload }: { readonly id: string } & Record<string, unknown>) =>
  world.service.inject({
    method: 'POST',
    url: `/api/payments/organizers/${organizerId}/provider-refunds/${id}/decision`,
    headers: await world.service.asUser(by),
    payload,
  });

test('all of a payment given back in the dashboard is clear: booking hears of it once, and nothing is left unassigned', async () => {
  const { world, paymentId, intent, bookingId } = await sold();
  await using _ = world;
  await world.stripe.refunds.create({ payment_intent: intent });
  await world.provider.sandbox.idle();
  expect(await world.get(paymentId)).toMatchObject({ state: 'refunded', refundedMinor: 2400 });
  expect(await world.service.published(paymentGivenBackAtProvider)).toMatchObject([
    { bookingId, amountMinor: 2400, tickets: 'all', by: null },
  ]);
  expect(await suspense(world)).toBe(0);
  expect((await ask(world, mia, '')).json()).toMatchObject({ items: [{ purpose: 'whole', state: 'succeeded', reference: 'ABCD2345' }] });
});

test('a part is never guessed at: it waits until somebody who may says what it was for, once', async () => {
  const { world, paymentId, intent } = await sold();
  await using _ = world;
  const { id } = await world.stripe.refunds.create({ payment_intent: intent, amount: 1200 });
  await world.provider.sandbox.idle();
  expect(await world.service.published(paymentGivenBackAtProvider)).toEqual([]);
  expect(await world.get(paymentId)).toMatchObject({ refundedMinor: 0 });
  expect(await suspense(world)).toBe(1200);
  expect((await ask(world, mia)).json()).toMatchObject({ items: [{ id, purpose: null, amountMinor: 1200 }] });
  const ticket = newId();
  const said = { id, purpose: 'tickets', tickets: [ticket] };
  expect((await decide(world, sam, said)).json()).toMatchObject({ code: 'not_a_member' });
  expect((await decide(world, vic, said)).json()).toMatchObject({ code: 'role_forbids' });
  const answers = await Promise.all([decide(world, mia, said), decide(world, mia, said)]);
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
  expect(await world.service.published(paymentGivenBackAtProvider)).toMatchObject([
    { amountMinor: 1200, tickets: [ticket], by: { id: mia.sub } },
  ]);
  expect(await world.get(paymentId)).toMatchObject({ state: 'succeeded', refundedMinor: 1200 });
  expect(await suspense(world)).toBe(0);
});

test('where tickets of the payment have a booking of their own, even all of it is asked about', async () => {
  const { world, intent, paymentId, bookingId } = await sold();
  await using _ = world;
  await confirm(world, newId(), { paymentId, parentId: bookingId, origin: 'split' });
  await world.stripe.refunds.create({ payment_intent: intent });
  await world.provider.sandbox.idle();
  expect(await world.service.published(paymentGivenBackAtProvider)).toEqual([]);
  expect((await ask(world, mia)).json<{ items: unknown[] }>().items).toHaveLength(1);
});

test('it can be the refund that failed here: that one has succeeded then, and the books have it once', async () => {
  const { world, paymentId, intent, bookingId } = await sold();
  await using _ = world;
  const refundId = newId();
  world.provider.sandbox.simulate({ api: { outage: true } });
  await world.service.deliver(bookingRefundRequested, {
    refundId,
    attempt: 1,
    bookingId,
    paymentId,
    amountMinor: 500,
    currency: 'EUR',
    cause: 'by_team',
  });
  await world.service.running.idle();
  world.provider.sandbox.calm();
  await world.service.pool.query("update refunds set state = 'failed', send_at = null where id = $1", [refundId]);
  const { id } = await world.stripe.refunds.create({ payment_intent: intent, amount: 500 });
  await world.provider.sandbox.idle();
  expect((await decide(world, mia, { id, purpose: 'refund', refundId: newId() })).statusCode).toBe(404);
  expect((await decide(world, mia, { id, purpose: 'refund', refundId })).json()).toMatchObject({ purpose: 'refund' });
  await eventually(async () => expect(await world.service.published(paymentRefunded)).toMatchObject([{ refundId, amountMinor: 500 }]));
  expect(await world.get(paymentId)).toMatchObject({ refundedMinor: 500 });
  expect(await suspense(world)).toBe(0);
});
