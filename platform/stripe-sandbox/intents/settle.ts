import type { Decision } from '../api/decision.ts';
import { ok, type Situation } from '../api/endpoint.ts';
import { badRequest } from '../api/fault.ts';
import { getMethod } from '../methods/create.ts';
import { getNamed } from '../objects/find.ts';
import type { Stored } from '../objects/row.ts';
import type { PaymentIntent } from './object.ts';
import { decline, succeed } from './outcomes.ts';

export interface Settling {
  readonly outcome: 'succeeded' | 'failed';
  /** Why it failed, as a decline code. */
  readonly code?: string | undefined;
}

/** Money that was under way has arrived, or has not. */
export async function settleIntent(situation: Situation, found: Stored<PaymentIntent>, { outcome, code }: Settling): Promise<Decision> {
  const { status, latest_charge, payment_method, id } = found.object;
  if (status !== 'processing' || latest_charge === null || payment_method === null)
    throw badRequest(`The PaymentIntent ${id} is ${status}: nothing is under way.`, { code: 'payment_intent_unexpected_state' });
  const trying = {
    situation,
    found,
    charge: await getNamed(situation.find, 'charge', latest_charge),
    presented: await getMethod(situation, payment_method),
  };
  const settled = outcome === 'succeeded' ? succeed(trying) : decline(trying, code ?? 'debit_insufficient_funds');
  return ok(settled.intent, settled.changes);
}
