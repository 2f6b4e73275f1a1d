import type { Situation } from '../api/endpoint.ts';
import { badRequest } from '../api/fault.ts';
import { getMethod } from '../methods/create.ts';
import type { Stored } from '../objects/row.ts';
import { attempt } from './attempt.ts';
import type { PaymentIntent } from './object.ts';
import { type Outcome, refuseAuthentication } from './outcomes.ts';

/** What comes of it once the holder was asked. */
export async function answerChallenge(
  situation: Situation,
  found: Stored<PaymentIntent>,
  answer: 'succeeded' | 'failed',
): Promise<Outcome> {
  const { status, payment_method } = found.object;
  if (status !== 'requires_action' || payment_method === null)
    throw badRequest('Nobody is asked about this payment any more.', { code: 'payment_intent_unexpected_state' });
  const presented = await getMethod(situation, payment_method);
  return answer === 'failed'
    ? refuseAuthentication({ situation, found, presented })
    : attempt({ situation, found, presented, isAuthenticated: true });
}
