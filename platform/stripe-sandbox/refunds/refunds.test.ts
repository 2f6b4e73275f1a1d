import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feeOf } from '../balance/rules.ts';
import { testStripe, typesOf } from '../testing/index.ts';

const paid = { amount: 5000, currency: 'eur', confirm: true } as const;

test('a refund that is pending arrives later; one that fails comes back into the balance and may be asked for again', async () => {
  await using provider = await testStripe();
  const { stripe } = provider;
  provider.sandbox.simulate({ money: { refundsPendingMs: null } });
  const intent = await stripe.paymentIntents.create({ ...paid, payment_method: 'pm_card_pendingRefund' });
  const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 2000 });
  expect(refund).toMatchObject({ status: 'pending' });
  await provider.control(`objects/refund/${refund.id}/finish`, { outcome: 'succeeded' });
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'succeeded' });
  // 50.00 less the fee of 1.00, less 20.00.
  expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 2900 }]);

  await provider.control(`objects/refund/${refund.id}/finish`, { outcome: 'failed', reason: 'lost_or_stolen_card' });
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'failed', failure_reason: 'lost_or_stolen_card' });
  expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 4900 }]);
  expect(await stripe.refunds.create({ payment_intent: intent.id })).toMatchObject({ amount: 5000 });
  await provider.sandbox.idle();
  expect(typesOf(provider.received).filter(type => type.startsWith('refund.'))).toEqual([
    'refund.created',
    'refund.updated',
    'refund.failed',
    'refund.created',
  ]);
});

test('a pending refund is called off, and a refund of the dashboard bears no id of ours', async () => {
  await using provider = await testStripe();
  const { stripe } = provider;
  provider.sandbox.simulate({ money: { refundsPendingMs: null } });
  const intent = await stripe.paymentIntents.create({ ...paid, payment_method: 'pm_card_pendingRefund' });
  const refund = await stripe.refunds.create({ payment_intent: intent.id });
  expect(await stripe.refunds.cancel(refund.id)).toMatchObject({ status: 'canceled' });
  const charge = typeof intent.latest_charge === 'string' ? intent.latest_charge : '';
  await provider.control(`objects/charge/${charge}/refund`, { amount: 1500 });
  const { data } = await stripe.refunds.list({ payment_intent: intent.id });
  expect(data).toMatchObject([{ amount: 1500, metadata: {} }, { status: 'canceled' }]);
});

test('a fee is whole, within half a unit of its share, and never more than the charge', () => {
  const terms = { basisPoints: 150, fixed: 25 };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), amount => {
      const fee = feeOf(amount, terms);
      expect(Number.isInteger(fee)).toBe(true);
      expect(fee).toBeLessThanOrEqual(amount);
      if (fee < amount) expect(Math.abs((fee - 25) * 10_000 - amount * 150)).toBeLessThanOrEqual(5000);
    }),
  );
});
