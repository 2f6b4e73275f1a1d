import { bookingConfirmed } from '@event-planner/contracts/messages';
import { erasureDue, exportRequested, paymentDataTold, paymentPersonErased } from '@event-planner/contracts/privacy-messages';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { evening, giveBack, order, paidByCard, theatre, toAda } from '../credits/test-credit.ts';
import { sale } from '../test-money.ts';
import { ada, bookings, testPayment } from '../test-payment.ts';

test('credit stands in the way of being forgotten; who paid is told, and then forgotten, and what moved stays', async () => {
  const tickets = evening();
  await using world = await testPayment(bookings(tickets));
  const id = await paidByCard(world, tickets);
  await world.service.deliver(
    bookingConfirmed,
    sale({ bookingId: tickets.bookingId, paymentId: id, totalMinor: 2400, organizerId: theatre, userId: ada.sub, email: ada.email }),
  );
  await giveBack(world, tickets, order(tickets, id, { amountMinor: 1000, credit: toAda }));
  const obstacles = await world.service.inject({
    url: `/api/payments/obstacles/${ada.sub}`,
    headers: await world.service.asService('auth'),
  });
  expect(obstacles.json().items).toContainEqual({ kind: 'credit', organizerId: theatre, amountMinor: 1000, currency: 'EUR' });

  const exportId = newId();
  await world.service.deliver(exportRequested, { exportId, userId: ada.sub, email: ada.email });
  const [part] = await world.service.published(paymentDataTold);
  expect(JSON.parse(part?.text ?? '')).toMatchObject({
    payments: [{ amountMinor: 2400, email: ada.email }],
    credit: [{ balanceMinor: 1000 }],
    creditMovements: [{ kind: 'granted' }],
  });

  const books = async () =>
    (await world.service.pool.query('select count(*)::int as n, sum(amount_minor)::int as sum from ledger_postings')).rows;
  const before = await books();
  const erasure = { erasureId: newId(), userId: ada.sub, email: ada.email, dueAt: '2030-06-01T10:00:00.000Z' };
  await world.service.deliver(erasureDue, erasure);
  await world.service.deliver(erasureDue, erasure);
  expect(await world.service.published(paymentPersonErased)).toContainEqual({ erasureId: erasure.erasureId, userId: ada.sub });
  expect(await books()).toEqual(before);
  const { rows } = await world.service.pool.query(
    'select p.email, s.email as sale_email, s.buyer_name, s.user_id from payments p join sales s using (booking_id)',
  );
  expect(rows).toEqual([{ email: '', sale_email: '', buyer_name: '[erased]', user_id: ada.sub }]);
});
