import type { Situation } from '../api/endpoint.ts';
import { badRequest } from '../api/fault.ts';
import { createCharge } from '../charges/rules.ts';
import { methodRows } from '../methods/create.ts';
import type { Presented } from '../methods/object.ts';
import { newRow, type Stored } from '../objects/row.ts';
import { challengeFor } from './challenge.ts';
import type { PaymentIntent } from './object.ts';
import { authorize, beginProcessing, decline, type Outcome, refuseAuthentication, succeed } from './outcomes.ts';

export interface Attempt {
  readonly situation: Situation;
  readonly found: Stored<PaymentIntent>;
  readonly presented: Presented;
  /** Where the buyer comes back to from another page; undefined: the page stays where it is. */
  readonly returnUrl?: string | undefined;
  /** Whether the holder has just shown to be the holder. */
  readonly isAuthenticated?: boolean;
}

/** What comes of paying an intent by a method. */
export function attempt(asked: Attempt): Outcome {
  const { situation, found, presented } = asked;
  if (presented.method.customer !== null && presented.method.customer !== found.object.customer)
    throw badRequest(
      `The PaymentMethod ${presented.method.id} belongs to a Customer: name that customer on the PaymentIntent, or present another PaymentMethod.`,
      { param: 'payment_method' },
    );
  if (!found.object.payment_method_types.includes(presented.method.type))
    throw badRequest(
      `The PaymentMethod provided (${presented.method.type}) is not allowed for this PaymentIntent. Please attach a PaymentMethod of one of the following types: ${found.object.payment_method_types.join(', ')}.`,
      { code: 'payment_intent_incompatible_payment_method', param: 'payment_method' },
    );
  const outcome = outcomeOf(asked);
  const stored = methodRows(presented, situation.account);
  return { ...outcome, changes: { ...outcome.changes, puts: [...stored, ...(outcome.changes.puts ?? [])] } };
}

function outcomeOf({ situation, found, presented, returnUrl, isAuthenticated = false }: Attempt): Outcome {
  const { declines, authentication, settles } = presented.behaviour;
  if (authentication === 'impossible') return refuseAuthentication({ situation, found, presented });
  if (authentication === 'required' && !isAuthenticated) return challengeFor({ situation, found, presented, returnUrl });
  const charge = newRow(createCharge(found.object, presented.method), { account: situation.account, parent: found.object.id });
  const trying = { situation, found, charge, presented };
  if (declines !== undefined) return decline(trying, declines);
  if (settles !== undefined) return beginProcessing(trying, settles);
  return found.object.capture_method === 'manual' ? authorize(trying) : succeed(trying);
}
