import { expect, test } from 'vitest';
import { type EarlierCharge, keepEarlierCharges } from './index.ts';
import { testStripe } from './testing/index.ts';

const at = new Date('2026-10-05T08:00:00Z');
const earlier = (name: string, rest: Partial<EarlierCharge> = {}): EarlierCharge => ({
  intentId: `pi_${name}`,
  chargeId: `ch_${name}`,
  amount: 5800,
  currency: 'eur',
  metadata: { payment_id: name },
  description: 'Evening of songs',
  email: 'ada@example.test',
  at,
  refund: null,
  dispute: null,
  ...rest,
});

test('a charge that was made earlier is one like any other: found, and given back no further than it was paid; nobody is told of it', async () => {
  await using provider = await testStripe();
  const refund = { id: 're_part', amount: 1000, metadata: {}, at: new Date('2026-10-07T08:00:00Z') };
  const charges = [earlier('plain'), earlier('part', { refund })];
  await keepEarlierCharges(provider.databaseUrl, charges);
  await keepEarlierCharges(provider.databaseUrl, charges);
  const { stripe } = provider;
  const intent = await stripe.paymentIntents.retrieve('pi_part');
  expect(intent).toMatchObject({ status: 'succeeded', amount_received: 5800, latest_charge: 'ch_part', created: at.getTime() / 1000 });
  expect(await stripe.charges.retrieve('ch_part')).toMatchObject({
    amount_captured: 5800,
    amount_refunded: 1000,
    metadata: { payment_id: 'part' },
  });
  expect((await stripe.refunds.list({ payment_intent: 'pi_part' })).data).toMatchObject([{ id: 're_part', amount: 1000 }]);
  await expect(stripe.refunds.create({ payment_intent: 'pi_part', amount: 4801 })).rejects.toThrow(/greater than/);
  const rest = await stripe.refunds.create({ payment_intent: 'pi_part', amount: 4800 });
  expect(rest.status).toBe('succeeded');
  const { data } = await stripe.balanceTransactions.list({ created: { lte: refund.at.getTime() / 1000 } });
  expect(data.map(({ type, amount }) => [type, amount]).toSorted()).toEqual([
    ['charge', 5800],
    ['charge', 5800],
    ['refund', -1000],
  ]);
  await provider.sandbox.idle();
  const told = provider.received.map(({ body }) => String(body));
  expect(told.filter(body => body.includes('pi_plain'))).toEqual([]);
});

test('a dispute of such a charge can be answered, and one that was won has its money back', async () => {
  await using provider = await testStripe();
  const [openedAt, wonAt] = [new Date('2026-10-09T08:00:00Z'), new Date('2026-10-20T08:00:00Z')];
  const dispute = (id: string, won: Date | null) => ({ id, reason: 'unrecognized', openedAt, wonAt: won });
  await keepEarlierCharges(provider.databaseUrl, [
    earlier('open', { dispute: dispute('du_open', null) }),
    earlier('won', { dispute: dispute('du_won', wonAt) }),
  ]);
  const { stripe } = provider;
  const won = await stripe.disputes.retrieve('du_won');
  expect([won.status, won.balance_transactions.map(({ net }) => net)]).toEqual(['won', [-7800, 5800]]);
  await expect(stripe.refunds.create({ payment_intent: 'pi_open' })).rejects.toThrow(/charged back|disputed/i);
  const answered = await stripe.disputes.update('du_open', { evidence: { uncategorized_text: 'winning_evidence' }, submit: true });
  expect(answered.evidence_details.has_evidence).toBe(true);
  await provider.sandbox.idle();
  expect((await stripe.disputes.retrieve('du_open')).status).toBe('won');
});
