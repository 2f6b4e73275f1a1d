import type { Decision } from '../api/decision.ts';
import { ok, type Situation } from '../api/endpoint.ts';
import { badRequest } from '../api/fault.ts';
import { createTransaction } from '../balance/rules.ts';
import { getNamed } from '../objects/find.ts';
import { newRow, type Stored } from '../objects/row.ts';
import type { Refund } from './object.ts';
import { chargeAfter } from './rules.ts';

export interface Finishing {
  readonly outcome: 'succeeded' | 'failed' | 'canceled';
  /** @default expired_or_canceled_card */
  readonly reason?: string | undefined;
}

/** A refund has arrived, or comes back. Even one that seemed to have arrived may come back, days later. */
export async function finishRefund(situation: Situation, found: Stored<Refund>, { outcome, reason }: Finishing): Promise<Decision> {
  const refund = found.object;
  const mayFinish = refund.status === 'pending' || (refund.status === 'succeeded' && outcome === 'failed');
  if (!mayFinish) throw badRequest(`The refund ${refund.id} is ${refund.status} and cannot become ${outcome}.`, { param: 'id' });
  const { account } = situation;
  const guard = await getNamed(situation.find, 'payment_intent', refund.payment_intent ?? '');
  const { pending_reason: _pending, ...rest } = refund;
  if (outcome === 'succeeded') {
    const object: Refund = { ...rest, status: 'succeeded' };
    const announced = ['refund.updated', 'charge.refund.updated'].map(type => ({ type, object, account }));
    return ok(object, { guard, puts: [{ ...found, object, dueAt: null }], announced });
  }
  const transaction = createTransaction({
    type: 'refund_failure',
    amount: refund.amount,
    currency: refund.currency,
    source: refund.id,
    description: 'REFUND FAILURE',
  });
  const object: Refund = {
    ...rest,
    status: outcome,
    failure_balance_transaction: transaction.id,
    ...(outcome === 'failed' && { failure_reason: reason ?? 'expired_or_canceled_card' }),
  };
  const charge = await getNamed(situation.find, 'charge', refund.charge);
  const types = outcome === 'failed' ? ['refund.failed', 'charge.refund.updated'] : ['refund.updated', 'charge.refund.updated'];
  return ok(object, {
    guard,
    puts: [
      { ...found, object, dueAt: null },
      { ...charge, object: chargeAfter(charge.object, -refund.amount) },
      newRow(transaction, { account, parent: refund.id }),
    ],
    announced: types.map(type => ({ type, object, account })),
  });
}
