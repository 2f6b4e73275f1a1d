import type { BooksCheck, TrialBalance } from '@event-planner/contracts/balance';
import { bookingConfirmed } from '@event-planner/contracts/messages';
import type { Drift } from '@event-planner/contracts/reconciliation';
import type { SoldPage } from '@event-planner/contracts/sold';
import { checkInvariants } from '@event-planner/operations/drill/invariants/check';
import { creditAddsUp } from '@event-planner/operations/drill/invariants/laws/credit-adds-up';
import { eventually, person } from '@event-planner/platform/testing';
import {
  creditOf,
  evening,
  giveBack,
  order,
  paidByCard,
  payWith,
  theatre,
  toAda,
} from '@event-planner/services/payment/credits/test-credit';
import { sale } from '@event-planner/services/payment/test-money';
import { bookings, testPayment } from '@event-planner/services/payment/test-payment';
import { expect, test } from 'vitest';

const [before, dear] = [evening(), evening({ totalMinor: 3000 })];
const root = person('Root', ['admin']);

test('what was paid and given back with credit is right in the books, at the provider and by its law', async () => {
  const sold: SoldPage['items'] = [];
  const known = bookings(before, dear);
  await using world = await testPayment(path =>
    path.startsWith('/api/bookings/sold') ? { status: 200, body: { items: sold, after: null } } : known(path),
  );
  const { service } = world;
  // The provider lives by the clock on the wall.
  service.clock.advance((Date.now() - service.clock.now().getTime()) / 1000);
  const ask = async <T>(path: string): Promise<T> =>
    (await service.inject({ url: `/api/payments/platform/${path}`, headers: await service.asUser(root) })).json<T>();
  const lookAtAll = async () => {
    const { checks } = await ask<BooksCheck>('books-check');
    const { currencies } = await ask<TrialBalance>('trial-balance');
    const [law] = await checkInvariants({ databases: { payment: service.url }, of: [creditAddsUp] });
    expect(law).toMatchObject({ examined: 1, violations: [] });
    expect(checks.filter(({ wrong }) => wrong > 0)).toEqual([]);
    expect(currencies).toMatchObject([{ currency: 'EUR', sumMinor: 0 }]);
  };
  const reconcile = async (): Promise<readonly Drift[]> => {
    service.clock.advance(3600);
    await service.running.runJob('reconcile');
    return (await ask<{ items: Drift[] }>('drifts')).items;
  };
  const confirm = async ({ bookingId, totalMinor }: typeof dear, paymentId: string) => {
    const confirmed = sale({ bookingId, paymentId, totalMinor, organizerId: theatre });
    await service.deliver(bookingConfirmed, confirmed);
    sold.push({ sale: confirmed, refunds: [] });
  };
  const back = async (of: typeof dear, ...asked: Parameters<typeof order> extends [unknown, ...infer Rest] ? Rest : never) =>
    sold.at(-1)?.refunds.push(await giveBack(world, of, order(of, ...asked)));

  const first = await paidByCard(world, before);
  await confirm(before, first);
  await back(before, first, { amountMinor: 1000, credit: toAda });
  await lookAtAll();

  const { body } = await payWith(world, dear, 1000);
  await lookAtAll();
  await world.giveCard(body['clientSecret']);
  await world.provider.sandbox.idle();
  const second = String(body['id']);
  await confirm(dear, second);
  await lookAtAll();

  await back(dear, second, { amountMinor: 2500 });
  await eventually(async () => expect(await world.get(second)).toMatchObject({ refundedMinor: 2500 }));
  await world.provider.sandbox.idle();
  expect(await creditOf(world)).toEqual([{ organizer: theatre, currency: 'EUR', balance: 500, reserved: 0 }]);
  await lookAtAll();
  expect(await reconcile()).toEqual([]);
  // What the provider is said to lack is what it was asked for, without what was credit.
  await service.pool.query(`update provider_movements set source = 'another' where type = 'refund'`);
  await service.pool.query('update refunds set updated_at = $1 where provider_id is not null', [service.clock.now()]);
  expect(await reconcile()).toContainEqual(expect.objectContaining({ kind: 'refund_without_movement', expectedMinor: 2000 }));
});
