import { z } from 'zod';
import type { Changes, Decision } from '../api/decision.ts';
import type { Call } from '../api/endpoint.ts';
import { badRequest, unauthorized } from '../api/fault.ts';
import { flag, list, text } from '../api/parameters.ts';
import { createMethod, getMethod, MethodParameters } from '../methods/create.ts';
import type { Presented } from '../methods/object.ts';
import { getObject } from '../objects/find.ts';
import type { Stored } from '../objects/row.ts';
import { attempt } from './attempt.ts';
import { answerChallenge } from './authenticate.ts';
import type { PaymentIntent } from './object.ts';
import type { Outcome } from './outcomes.ts';
import { ensureMay, typesFor } from './rules.ts';

/** What paying takes, when an intent is made and when it is confirmed. */
export const Paying = {
  mandate_data: z.strictObject({ customer_acceptance: z.record(z.string(), z.unknown()) }).optional(),
  off_session: flag.optional(),
  payment_method: text.optional(),
  payment_method_data: MethodParameters.optional(),
  return_url: text.optional(),
  /** Said by Stripe.js: it opens the bank's page in a frame by itself. */
  use_stripe_sdk: flag.optional(),
};
export const Confirmation = z.strictObject({ ...Paying, allowed_payment_method_types: list.optional() });
export type Confirmation = z.infer<typeof Confirmation>;

/** A browser may only touch the intent whose secret it was given. */
export async function getOwnIntent(call: Call<object>): Promise<Stored<PaymentIntent>> {
  const found = await getObject(call, 'payment_intent', { id: call.id, param: 'intent' });
  if (call.caller === 'merchant') return found;
  const secret = 'client_secret' in call.parameters ? call.parameters.client_secret : undefined;
  if (secret === undefined) throw unauthorized('When using a publishable key, the client_secret of the PaymentIntent must be provided.');
  if (secret !== found.object.client_secret)
    throw badRequest('The client_secret provided does not match the client_secret associated with the PaymentIntent.', {
      code: 'payment_intent_invalid_parameter',
      param: 'client_secret',
    });
  return found;
}

/** Browsers do not see what the merchant noted for itself. */
export const seenBy = ({ caller }: Call<object>, intent: PaymentIntent): object =>
  caller === 'merchant' ? intent : { ...intent, metadata: undefined, application: undefined };

export async function presentedBy(call: Call<Confirmation>, stored: string | null): Promise<Presented> {
  const { payment_method, payment_method_data } = call.parameters;
  if (payment_method_data) return createMethod(payment_method_data);
  const id = payment_method ?? stored;
  if (id === null)
    throw badRequest("You cannot confirm this PaymentIntent because it's missing a payment method.", {
      code: 'payment_intent_unexpected_state',
      param: 'payment_method',
    });
  return getMethod(call, id);
}

/** The answer to whoever pays: the intent, or why the money was refused, in which the intent is told, too. */
export function answerPayment(call: Call<object>, { intent, error, changes }: Outcome): Decision & { readonly changes: Changes } {
  const seen = seenBy(call, intent);
  return error ? { status: 402, body: { error: { ...error, payment_intent: seen } }, changes } : { status: 200, body: seen, changes };
}

export function pay(
  call: Call<Confirmation>,
  found: Stored<PaymentIntent>,
  presented: Presented,
): Decision & { readonly changes: Changes } {
  const { use_stripe_sdk, return_url, off_session } = call.parameters;
  const outcome = attempt({ situation: call, found, presented, returnUrl: use_stripe_sdk ? undefined : return_url });
  if (off_session && outcome.intent.status === 'requires_action') {
    const declined = attempt({
      situation: call,
      found,
      presented: { ...presented, behaviour: { declines: 'authentication_required' } },
    });
    return answerPayment(call, declined);
  }
  return answerPayment(call, outcome);
}

export async function confirm(call: Call<Confirmation>): Promise<Decision> {
  const stored = await getOwnIntent(call);
  ensureMay(stored.object, 'confirm');
  const { allowed_payment_method_types: allowed } = call.parameters;
  const found =
    allowed === undefined
      ? stored
      : {
          ...stored,
          object: {
            ...stored.object,
            allowed_payment_method_types: allowed,
            payment_method_types: typesFor(stored.object.currency, allowed),
          },
        };
  return pay(call, found, await presentedBy(call, found.object.payment_method));
}

export const Authentication = z.strictObject({ outcome: z.enum(['succeeded', 'failed']) });

/** The bank's page says what its customer did. */
export async function authenticate(call: Call<z.infer<typeof Authentication>>): Promise<Decision> {
  const outcome = await answerChallenge(call, await getOwnIntent(call), call.parameters.outcome);
  return { status: 200, body: seenBy(call, outcome.intent), changes: outcome.changes };
}
