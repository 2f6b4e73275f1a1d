import { Id } from '@event-planner/contracts/http';
import type { Stripe } from 'stripe';
import { AmountNotOurs, fromProviderAmount } from './amounts.ts';
import { toAccount } from './accounts.ts';
import { toDispute } from './disputes.ts';
import { toPayout } from './payouts.ts';
import type { Intent, PaymentFact, ProviderEvent, RefundFact } from './provider.ts';

/** The names under which our ids travel in the provider's metadata. */
export const paymentIdName = 'payment_id';
export const refundIdName = 'refund_id';

/** The account may be used by others too, who note what they like. */
const ourId = (noted: string | undefined): string | undefined => Id.safeParse(noted).data;

/** `at` is when the provider said so, by its clock. */
export function toIntent(intent: Stripe.PaymentIntent, at: Date): Intent {
  return {
    providerId: intent.id,
    clientSecret: intent.client_secret,
    paymentId: ourId(intent.metadata[paymentIdName]),
    fact: toFact(intent, at),
  };
}

const stateOf: Readonly<Record<string, PaymentFact['state']>> = { processing: 'processing', succeeded: 'succeeded', canceled: 'cancelled' };

function toFact(intent: Stripe.PaymentIntent, at: Date): PaymentFact | undefined {
  const currency = intent.currency.toUpperCase();
  const error = intent.last_payment_error;
  // A declined intent goes back to where it was, open for another card, with the decline noted.
  const state = stateOf[intent.status] ?? (intent.status === 'requires_payment_method' && error ? 'failed' : undefined);
  if (state === undefined) return undefined;
  const amount = state === 'succeeded' ? intent.amount_received : intent.amount;
  return { state, amountMinor: fromProviderAmount(amount, currency), currency, code: state === 'failed' ? declineOf(error) : null, at };
}

/** The precise reason, where the provider gives one. */
function declineOf(error: Stripe.PaymentIntent['last_payment_error']): string {
  const { code, decline_code: reason } = error ?? {};
  return reason !== undefined && reason !== '' && reason !== 'generic_decline' ? reason : (code ?? 'card_declined');
}

const refundStateOf: Readonly<Record<string, RefundFact['state']>> = { succeeded: 'succeeded', failed: 'failed', canceled: 'failed' };

export function toRefund(refund: Stripe.Refund): RefundFact {
  const intentId = typeof refund.payment_intent === 'string' ? refund.payment_intent : refund.payment_intent?.id;
  const currency = refund.currency.toUpperCase();
  const amountMinor = fromProviderAmount(refund.amount, currency);
  return {
    state: refundStateOf[refund.status ?? ''] ?? 'pending',
    refundId: ourId(refund.metadata?.[refundIdName]),
    providerId: refund.id,
    code: refund.failure_reason ?? null,
    ...(intentId !== undefined && { of: { intentId, amountMinor, currency, madeAt: new Date(refund.created * 1000) } }),
  };
}

/** What cannot be said in our amounts is told as that, so that it is kept, and somebody looks. */
export function toEvent(event: Stripe.Event): ProviderEvent {
  const said = { id: event.id, type: event.type, at: new Date(event.created * 1000) };
  try {
    return translate(event, said);
  } catch (error) {
    if (error instanceof AmountNotOurs) return { ...said, about: 'unfit', reason: error.message };
    throw error;
  }
}

function translate(event: Stripe.Event, said: Pick<ProviderEvent, 'id' | 'type' | 'at'>): ProviderEvent {
  const { at } = said;
  const object = event.data.object as { object?: string };
  if (event.type.startsWith('payment_intent.') && object.object === 'payment_intent')
    return { ...said, about: 'intent', intent: toIntent(object as Stripe.PaymentIntent, at) };
  if (event.type.includes('refund') && object.object === 'refund')
    return { ...said, about: 'refund', refund: toRefund(object as Stripe.Refund) };
  if (event.type.startsWith('charge.dispute.') && object.object === 'dispute')
    return { ...said, about: 'dispute', dispute: toDispute(object as Stripe.Dispute) };
  // Those of the platform's own balance are no organizer's.
  if (object.object === 'payout' && event.account !== undefined)
    return { ...said, about: 'payout', payout: toPayout(object as Stripe.Payout, event.account) };
  if (event.type === 'account.updated' && object.object === 'account')
    return { ...said, about: 'account', account: toAccount(object as Stripe.Account) };
  return { ...said, about: 'other' };
}
