import type { Logger } from '@event-planner/platform/telemetry';
import { Stripe } from 'stripe';
import { refuse } from '../errors.ts';
import { createAccountCalls } from './accounts.ts';
import { createAsking } from './ask.ts';
import { createDisputeCalls } from './disputes.ts';
import { createEventCalls } from './events.ts';
import { createIntentCalls } from './intents.ts';
import { createMovementCalls } from './movements.ts';
import { createPayoutCalls } from './payouts.ts';
import type { Provider } from './provider.ts';
import { createRefundCalls } from './refunds.ts';
import { toEvent } from './translate.ts';

export interface StripeOptions {
  readonly apiUrl: URL;
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly log: Logger;
}

/** Three attempts of this length and the pauses between them fit into the breaker's budget. */
const attemptMs = 4000;

/** Speaks with Stripe, or with anything that speaks its protocol, through the official client. */
export function createStripeProvider({ apiUrl, secretKey, webhookSecret, log }: StripeOptions): Provider {
  const protocol = apiUrl.protocol === 'http:' ? 'http' : 'https';
  const port = apiUrl.port || (protocol === 'http' ? 80 : 443);
  const stripe = new Stripe(secretKey, {
    host: apiUrl.hostname,
    port,
    protocol,
    maxNetworkRetries: 2,
    timeout: attemptMs,
    telemetry: false,
  });
  const ask = createAsking(log);
  return {
    ...createIntentCalls(stripe, ask),
    ...createRefundCalls(stripe, ask),
    ...createEventCalls(stripe, ask),
    ...createAccountCalls(stripe, ask),
    ...createPayoutCalls(stripe, ask),
    ...createDisputeCalls(stripe, ask),
    ...createMovementCalls(stripe, ask),
    readEvent(body, signature) {
      try {
        return toEvent(stripe.webhooks.constructEvent(body, signature, webhookSecret));
      } catch (cause) {
        throw refuse('webhook_signature_invalid', 'the stripe-signature header does not match the body, or is too old', { cause });
      }
    },
    health: () => ask.health(),
    close: () => ask.close(),
  };
}
