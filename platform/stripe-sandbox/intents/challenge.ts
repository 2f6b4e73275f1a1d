import type { Situation } from '../api/endpoint.ts';
import type { Presented } from '../methods/object.ts';
import type { Stored } from '../objects/row.ts';
import type { NextAction, PaymentIntent } from './object.ts';
import type { Outcome } from './outcomes.ts';

interface Challenged {
  readonly situation: Situation;
  readonly found: Stored<PaymentIntent>;
  readonly presented: Presented;
  readonly returnUrl: string | undefined;
}

/** The card's bank wants to see its holder: on a page of its own, or in a frame that the shop's page opens. */
export function challengeFor({ situation, found, presented, returnUrl }: Challenged): Outcome {
  const { id, client_secret } = found.object;
  const url = `${situation.publicUrl}/3ds/${id}#${new URLSearchParams({ secret: client_secret }).toString()}`;
  const next_action: NextAction =
    returnUrl === undefined
      ? { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url, source: presented.method.id } }
      : { type: 'redirect_to_url', redirect_to_url: { url, return_url: returnUrl } };
  const intent: PaymentIntent = {
    ...found.object,
    status: 'requires_action',
    payment_method: presented.method.id,
    last_payment_error: null,
    next_action,
  };
  const announced = [{ type: 'payment_intent.requires_action', object: intent, account: situation.account }];
  return { intent, changes: { guard: { ...found, object: intent }, announced } };
}
