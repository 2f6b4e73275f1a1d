import type { Stripe } from 'stripe';
import { toProviderAmount } from './amounts.ts';
import { type Ask, codeOf } from './ask.ts';
import type { Intent, IntentOrder, Provider } from './provider.ts';
import { paymentIdName, toIntent } from './translate.ts';

export function createIntentCalls(stripe: Stripe, ask: Ask): Pick<Provider, 'createIntent' | 'getIntent' | 'cancelIntent'> {
  const retrieve = async (providerId: string): Promise<Intent> => read(await stripe.paymentIntents.retrieve(providerId));
  const cancel = async (providerId: string): Promise<Intent> => {
    try {
      return read(await stripe.paymentIntents.cancel(providerId, { cancellation_reason: 'abandoned' }));
    } catch (error) {
      if (codeOf(error) === 'payment_intent_unexpected_state') return retrieve(providerId);
      throw error;
    }
  };
  return {
    createIntent: order =>
      ask.in('create_intent')(async () => read(await stripe.paymentIntents.create(describe(order), { idempotencyKey: keyOf(order) }))),
    getIntent: providerId => ask.in('read_intent')(() => retrieve(providerId)),
    cancelIntent: providerId => ask.in('cancel_intent')(() => cancel(providerId)),
  };
}

/** The first one's is the payment's id alone. */
const keyOf = ({ paymentId, attempt, creditMinor = 0 }: IntentOrder): string =>
  `${paymentId}${attempt === 0 ? '' : ` ${attempt}`}${creditMinor === 0 ? '' : ` beside ${creditMinor}`}`;

/** Made of what never changes, for a repetition under the same key must be the same order. */
const describe = ({ paymentId, bookingId, amountMinor, currency, description, email }: IntentOrder): Stripe.PaymentIntentCreateParams => ({
  amount: toProviderAmount({ amountMinor, currency }),
  currency: currency.toLowerCase(),
  // Wallets are cards. The provider leaves out what the currency or its account cannot do.
  allowed_payment_method_types: ['card', 'sepa_debit'],
  description,
  receipt_email: email,
  metadata: { [paymentIdName]: paymentId, booking_id: bookingId },
});

/** What the provider says is ordered by its own clock. */
function read(intent: Stripe.Response<Stripe.PaymentIntent>): Intent {
  const at = new Date(intent.lastResponse.headers['date'] ?? '');
  return toIntent(intent, Number.isNaN(at.getTime()) ? new Date() : at);
}
