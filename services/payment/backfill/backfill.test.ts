import type { SoldPage } from '@event-planner/contracts/sold';
import { expect, test } from 'vitest';
import { Payment } from '@event-planner/contracts/payment';
import { booking, bookings, testPayment } from '../test-payment.ts';
import { refundOf, sale } from '../test-money.ts';

test('what was paid, sold and given back before there were books is booked once, page by page', async () => {
  const old = booking();
  const sold = Array.from({ length: 250 }, () => sale({ paidWith: 'cash', confirmedAt: '2030-05-01T10:00:00.000Z' })).toSorted((a, b) =>
    a.bookingId < b.bookingId ? -1 : 1,
  );
  const pages = new Map<string, SoldPage>();
  const items = sold.map(({ paymentId: _, ...one }, at) => ({
    sale: one,
    refunds: at === 0 ? [refundOf({ ...one }, { amountMinor: 1000 })] : [],
  }));
  pages.set('/api/bookings/sold?limit=200', { items: items.slice(0, 200), after: sold[199]?.bookingId ?? null });
  pages.set(`/api/bookings/sold?limit=200&after=${sold[199]?.bookingId}`, { items: items.slice(200), after: null });
  const others = bookings(old);
  await using world = await testPayment(path => {
    const page = pages.get(path);
    return page ? { status: 200, body: page } : others(path);
  });
  const { id, clientSecret } = Payment.parse((await world.pay(old)).json());
  await world.giveCard(clientSecret);
  await world.provider.sandbox.idle();
  const { pool, running } = world.service;
  await running.idle();
  await pool.query(`
    alter table ledger_entries disable trigger all; alter table ledger_postings disable trigger all;
    delete from ledger_postings; delete from ledger_entries;
    alter table ledger_entries enable trigger all; alter table ledger_postings enable trigger all`);
  await running.runJob('complete-books');
  await running.runJob('complete-books');
  const { rows } = await pool.query<{ account: string; sum: number }>(
    'select account, sum(amount_minor)::int as sum from ledger_postings group by 1 order by 1',
  );
  expect(Object.fromEntries(rows.map(({ account, sum }) => [account, sum]))).toEqual({
    provider: 2400,
    received: -2400,
    cash: 1_000_000,
    sales: -1_000_000,
    refunds: 1000,
    by_hand: -1000,
  });
  expect((await pool.query('select key from ledger_entries where payment_id = $1', [id])).rows).toEqual([
    { key: `payment ${id} received` },
  ]);
  expect((await pool.query('select count(*)::int as n from sales')).rows).toEqual([{ n: 250 }]);
  expect((await pool.query('select count(*)::int as n from backfills where done_at is null')).rows).toEqual([{ n: 0 }]);
});
