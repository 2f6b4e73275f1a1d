import { expect, test } from 'vitest';
import { testStripe, typesOf } from '../testing/index.ts';

const order = { amount: 5000, currency: 'eur', confirm: true } as const;
const disputesOf = (types: readonly string[]) => types.filter(type => type.startsWith('charge.dispute'));

test('a holder disputes, evidence wins, and the money comes back', async () => {
  await using provider = await testStripe();
  const { stripe } = provider;
  const intent = await stripe.paymentIntents.create({ ...order, payment_method: 'pm_card_createDispute' });
  await provider.sandbox.idle();
  const [dispute] = (await stripe.disputes.list({ payment_intent: intent.id })).data;
  expect(dispute).toMatchObject({ amount: 5000, reason: 'fraudulent', status: 'needs_response', charge: intent.latest_charge });
  expect(dispute?.balance_transactions).toMatchObject([{ amount: -5000, fee: 2000, net: -7000, reporting_category: 'dispute' }]);
  expect(await stripe.refunds.create({ payment_intent: intent.id }).catch((error: unknown) => error)).toMatchObject({
    code: 'charge_disputed',
  });

  const id = dispute?.id ?? '';
  await stripe.disputes.update(id, { evidence: { customer_name: 'Ada' }, submit: false });
  expect(await stripe.disputes.retrieve(id)).toMatchObject({
    status: 'needs_response',
    evidence_details: { has_evidence: true, submission_count: 0 },
  });
  const answered = await stripe.disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' } });
  expect(answered).toMatchObject({ status: 'under_review', evidence: { customer_name: 'Ada' } });
  await provider.sandbox.idle();
  expect(await stripe.disputes.retrieve(id)).toMatchObject({ status: 'won', balance_transactions: [{ amount: -5000 }, { amount: 5000 }] });
  expect(disputesOf(typesOf(provider.received)).toSorted()).toEqual([
    'charge.dispute.closed',
    'charge.dispute.created',
    'charge.dispute.funds_reinstated',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.updated',
    'charge.dispute.updated',
  ]);
});

test('whoever closes a dispute accepts the loss, once', async () => {
  await using provider = await testStripe();
  const { stripe } = provider;
  const intent = await stripe.paymentIntents.create({ ...order, payment_method: 'pm_card_visa' });
  const charge = typeof intent.latest_charge === 'string' ? intent.latest_charge : '';
  await provider.control(`objects/charge/${charge}/dispute`, { reason: 'product_not_received', amount: 2000 });
  const [dispute] = (await stripe.disputes.list()).data;
  expect(await stripe.disputes.close(dispute?.id ?? '')).toMatchObject({ status: 'lost', amount: 2000 });
  await expect(provider.control(`objects/dispute/${dispute?.id}/decide`, { outcome: 'won' })).rejects.toThrow(/already closed/);
});

test('an inquiry takes no money, and may become a dispute that does', async () => {
  await using provider = await testStripe();
  const { stripe } = provider;
  await stripe.paymentIntents.create({ ...order, payment_method: 'pm_card_createDisputeInquiry' });
  await provider.sandbox.idle();
  const [inquiry] = (await stripe.disputes.list()).data;
  expect(inquiry).toMatchObject({ status: 'warning_needs_response', balance_transactions: [], is_charge_refundable: true });
  await provider.control(`objects/dispute/${inquiry?.id}/escalate`);
  expect(await stripe.disputes.retrieve(inquiry?.id ?? '')).toMatchObject({
    status: 'needs_response',
    balance_transactions: [{ amount: -5000 }],
  });
});
