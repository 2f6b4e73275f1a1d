import type { Decision } from '../api/decision.ts';
import { ok, type Situation } from '../api/endpoint.ts';
import { badRequest } from '../api/fault.ts';
import { createTransaction } from '../balance/rules.ts';
import { getNamed } from '../objects/find.ts';
import { newRow, type Stored } from '../objects/row.ts';
import type { Dispute } from './object.ts';
import { ensureOpen, isInquiry } from './rules.ts';

/** The bank's word: the money comes back, or stays away. An inquiry is only closed. */
export async function decideDispute(situation: Situation, found: Stored<Dispute>, outcome: 'won' | 'lost'): Promise<Decision> {
  const { account } = situation;
  const dispute = found.object;
  ensureOpen(dispute);
  if (isInquiry(dispute)) return closeInquiry(situation, found);
  const reinstated =
    outcome === 'won'
      ? createTransaction({
          type: 'adjustment',
          amount: dispute.amount,
          currency: dispute.currency,
          source: dispute.id,
          description: `Chargeback reversal for ${dispute.charge}`,
          category: 'dispute_reversal',
        })
      : undefined;
  const object: Dispute = {
    ...dispute,
    status: outcome,
    balance_transactions: [...dispute.balance_transactions, ...(reinstated ? [reinstated] : [])],
  };
  return ok(object, {
    guard: await getNamed(situation.find, 'payment_intent', dispute.payment_intent ?? ''),
    puts: [{ ...found, object, dueAt: null }, ...(reinstated ? [newRow(reinstated, { account, parent: dispute.id })] : [])],
    announced: [
      { type: 'charge.dispute.closed', object, account },
      ...(reinstated ? [{ type: 'charge.dispute.funds_reinstated', object, account }] : []),
    ],
  });
}

async function closeInquiry(situation: Situation, found: Stored<Dispute>): Promise<Decision> {
  const { account } = situation;
  const object: Dispute = { ...found.object, status: 'warning_closed' };
  const charge = await getNamed(situation.find, 'charge', object.charge);
  return ok(object, {
    guard: await getNamed(situation.find, 'payment_intent', object.payment_intent ?? ''),
    puts: [
      { ...found, object, dueAt: null },
      { ...charge, object: { ...charge.object, disputed: false } },
    ],
    announced: [{ type: 'charge.dispute.closed', object, account }],
  });
}

/** The bank asked, and now wants the money. */
export async function escalate(situation: Situation, found: Stored<Dispute>): Promise<Decision> {
  const { account } = situation;
  const dispute = found.object;
  ensureOpen(dispute);
  if (!isInquiry(dispute)) throw badRequest(`The dispute ${dispute.id} is no inquiry.`, { param: 'dispute' });
  const withdrawn = createTransaction({
    type: 'adjustment',
    amount: -dispute.amount,
    currency: dispute.currency,
    source: dispute.id,
    fee: situation.simulation().money.disputeFee,
    description: `Chargeback withdrawal for ${dispute.charge}`,
  });
  const object: Dispute = { ...dispute, status: 'needs_response', is_charge_refundable: false, balance_transactions: [withdrawn] };
  return ok(object, {
    guard: await getNamed(situation.find, 'payment_intent', dispute.payment_intent ?? ''),
    puts: [{ ...found, object }, newRow(withdrawn, { account, parent: dispute.id })],
    announced: ['charge.dispute.updated', 'charge.dispute.funds_withdrawn'].map(type => ({ type, object, account })),
  });
}
