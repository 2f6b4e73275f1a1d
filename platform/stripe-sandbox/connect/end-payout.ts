import type { Decision } from '../api/decision.ts';
import { ok, type Situation } from '../api/endpoint.ts';
import { badRequest } from '../api/fault.ts';
import { createTransaction } from '../balance/rules.ts';
import { newRow, type Stored } from '../objects/row.ts';
import type { Payout } from './payout.ts';

const messages: Readonly<Record<string, string>> = {
  account_closed: 'The bank account has been closed.',
  could_not_process: 'The bank could not process this transfer.',
  insufficient_funds: 'Your Stripe account has insufficient funds to cover the payout.',
  no_account: 'The bank account details on file are probably incorrect. No bank account could be found with those details.',
};

/** A payout has arrived, is on its way, or comes back: even one that had arrived may, days later. Any other outcome is the code of a failure. */
export async function endPayout(situation: Situation, found: Stored<Payout>, outcome: string): Promise<Decision> {
  const payout = found.object;
  const { account } = situation;
  const isGoing = payout.status === 'pending' || payout.status === 'in_transit';
  if (outcome === 'paid' || outcome === 'in_transit') {
    if (!isGoing) throw refusal(payout, outcome);
    const object: Payout = { ...payout, status: outcome };
    const announced = [{ type: outcome === 'paid' ? 'payout.paid' : 'payout.updated', object, account }];
    return ok(object, { guard: { ...found, object, dueAt: outcome === 'paid' ? null : found.dueAt }, announced });
  }
  if (outcome === 'canceled' ? payout.status !== 'pending' : !isGoing && payout.status !== 'paid') throw refusal(payout, outcome);
  const isCancelled = outcome === 'canceled';
  const transaction = createTransaction({
    type: isCancelled ? 'payout_cancel' : 'payout_failure',
    amount: payout.amount,
    currency: payout.currency,
    source: payout.id,
    description: isCancelled ? 'PAYOUT CANCEL' : 'PAYOUT FAILURE',
  });
  const object: Payout = {
    ...payout,
    status: isCancelled ? 'canceled' : 'failed',
    failure_balance_transaction: transaction.id,
    ...(!isCancelled && { failure_code: outcome, failure_message: messages[outcome] ?? 'The payout failed.' }),
  };
  return ok(object, {
    guard: { ...found, object, dueAt: null },
    puts: [newRow(transaction, { account, parent: payout.id })],
    announced: [{ type: isCancelled ? 'payout.canceled' : 'payout.failed', object, account }],
  });
}

const refusal = ({ id, status }: Payout, outcome: string) =>
  badRequest(`Payouts can only become ${outcome} while they are under way. Payout ${id} is ${status}.`, { param: 'payout' });
