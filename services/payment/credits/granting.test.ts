import { bookingRefundRequested, bookingConfirmed, paymentRefunded } from '@event-planner/contracts/messages';
import { eventually, person } from '@event-planner/platform/testing';
import { idOf } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { sale } from '../test-money.ts';
import { ada, bookings, testPayment } from '../test-payment.ts';
import { creditOf, evening, giveBack, order, owedOn, paidByCard, theatre, toAda } from './test-credit.ts';

const tickets = evening();

test('what goes back as credit is credit at once: the provider is not asked, booking hears that it is done, the books say whose it is not', async () => {
  await using world = await testPayment(bookings(tickets));
  const id = await paidByCard(world, tickets);
  await world.service.deliver(
    bookingConfirmed,
    sale({ bookingId: tickets.bookingId, paymentId: id, totalMinor: 2400, organizerId: theatre }),
  );
  const refund = order(tickets, id, { amountMinor: 1000, credit: toAda });
  await giveBack(world, tickets, refund);
  expect(await world.service.published(paymentRefunded)).toMatchObject([{ refundId: refund.refundId, amountMinor: 1000, attempt: 1 }]);
  expect((await world.stripe.refunds.list()).data).toEqual([]);
  expect(await creditOf(world)).toEqual([{ organizer: theatre, currency: 'EUR', balance: 1000, reserved: 0 }]);
  expect(await world.get(id)).toMatchObject({ state: 'succeeded', refundedMinor: 1000 });
  expect([await owedOn(world, 'buyer_credit'), await owedOn(world, 'to_refund')]).toEqual([1000, 0]);
  const { rows } = await world.service.pool.query('select -sum(amount_minor)::int as owed from ledger_postings where organizer_id = $1', [
    theatre,
  ]);
  // What backs the credit is not the organizer's to have paid out.
  expect(rows).toEqual([{ owed: 1400 }]);
});

test('asked for twice, or again as another attempt, it is credit once', async () => {
  await using world = await testPayment(bookings(tickets));
  const id = await paidByCard(world, tickets);
  const refund = order(tickets, id, { amountMinor: 1000, credit: toAda });
  for (const attempt of [1, 1, 2]) await world.service.deliver(bookingRefundRequested, { ...refund, attempt });
  expect(await creditOf(world)).toMatchObject([{ balance: 1000 }]);
  expect(await world.service.published(paymentRefunded)).toHaveLength(1);
});

test('never more goes back than was paid, over both ways together', async () => {
  await using world = await testPayment(bookings(tickets));
  const id = await paidByCard(world, tickets);
  const ask = (amountMinor: number, change: { readonly credit?: typeof toAda } = {}) =>
    world.service.deliver(bookingRefundRequested, order(tickets, id, { amountMinor, ...change }));
  await ask(1500, { credit: toAda });
  expect(await ask(901)).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('not possible') as string });
  expect(await ask(901, { credit: toAda })).toMatchObject({ outcome: 'failed' });
  await ask(900);
  await eventually(async () => expect(await world.get(id)).toMatchObject({ state: 'refunded', refundedMinor: 2400 }));
  expect((await world.stripe.refunds.list()).data.map(({ amount }) => amount)).toEqual([900]);
  expect(await creditOf(world)).toMatchObject([{ balance: 1500 }]);
});

test("nobody's money becomes another's credit, nor one at another organizer", async () => {
  await using world = await testPayment(bookings(tickets));
  const id = await paidByCard(world, tickets);
  for (const credit of [
    { ...toAda, userId: person('Grace').sub },
    { ...toAda, organizerId: idOf('organizer:Club') },
  ])
    expect(await world.service.deliver(bookingRefundRequested, order(tickets, id, { amountMinor: 100, credit }))).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining("another's credit") as string,
    });
  expect([await creditOf(world), await creditOf(world, person('Grace').sub)]).toEqual([[], []]);
  expect(await world.get(id)).toMatchObject({ refundedMinor: 0 });
});

test('Postgres lets no credit be less than nothing, no movement be changed, and nothing spent that is not there', async () => {
  await using world = await testPayment(bookings(tickets));
  const id = await paidByCard(world, tickets);
  await world.service.deliver(bookingRefundRequested, order(tickets, id, { amountMinor: 1000, credit: toAda }));
  const { pool } = world.service;
  const spend = (minor: number) =>
    pool.query(
      `insert into credit_movements (id, organizer_id, user_id, currency, kind, amount_minor, entry_key, booking_id, payment_id, happened_at)
       values (gen_random_uuid(), $1, $2, 'EUR', 'spent', $3, gen_random_uuid(), $4, $5, now())`,
      [theatre, ada.sub, -minor, tickets.bookingId, id],
    );
  await expect(spend(1001)).rejects.toMatchObject({ constraint: 'credit_covers' });
  await expect(pool.query('update credits set balance_minor = -1')).rejects.toMatchObject({ constraint: 'credit_covers' });
  await expect(pool.query('update credits set reserved_minor = 1001')).rejects.toMatchObject({ constraint: 'credit_covers' });
  await expect(pool.query('update credit_movements set amount_minor = 1')).rejects.toMatchObject({ constraint: 'append_only' });
  await expect(pool.query('delete from credit_movements')).rejects.toMatchObject({ constraint: 'append_only' });
});
