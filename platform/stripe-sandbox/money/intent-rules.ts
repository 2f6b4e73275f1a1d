import type { ErrorBody } from '../api/fault.ts';
import { badRequest } from '../api/fault.ts';
import { randomId } from '../random-ids.ts';
import { declines } from './cards.ts';
import { type IntentStatus, type PaymentIntent, type PaymentMethod, seconds } from './objects.ts';

/** The smallest charge, in the currency's smallest unit as the provider counts it; elsewhere 50. */
const smallest: Readonly<Record<string, number>> = {
  gbp: 30,
  jpy: 50,
  mxn: 1000,
  sek: 300,
  nok: 300,
  dkk: 250,
  huf: 17500,
  czk: 1500,
  pln: 200,
};

const largest = 99_999_999;

export interface Ordered {
  readonly amount: number;
  readonly currency: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly description: string | undefined;
  readonly receiptEmail: string | undefined;
  readonly automatic: boolean;
  /** The types of payment method it may be paid with; null for all. */
  readonly allowed: readonly string[] | null;
}

/** A new intent; refuses an amount that is not worth a charge. */
export function createIntentObject({ amount, currency, metadata, description, receiptEmail, automatic, allowed }: Ordered): PaymentIntent {
  if (amount < (smallest[currency] ?? 50))
    throw badRequest('The charge amount is less than the minimum amount permitted.', { code: 'amount_too_small', param: 'amount' });
  if (amount > largest) throw badRequest(`Amount must be no more than ${largest}.`, { code: 'amount_too_large', param: 'amount' });
  if (allowed && !allowed.includes('card')) throw badRequest('This sandbox takes cards only', { param: 'allowed_payment_method_types' });
  const id = randomId('pi');
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: allowed,
    amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    automatic_payment_methods: automatic ? { enabled: true } : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_${randomId('secret')}`,
    confirmation_method: 'automatic',
    created: seconds(),
    currency,
    customer: null,
    description: description ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata,
    next_action: null,
    payment_method: null,
    payment_method_types: ['card'],
    processing: null,
    receipt_email: receiptEmail ?? null,
    status: 'requires_payment_method',
  };
}

const open: readonly IntentStatus[] = ['requires_payment_method', 'requires_confirmation'];

export function ensureOpen({ status }: PaymentIntent, what: 'confirm' | 'cancel'): void {
  if (open.includes(status)) return;
  const message =
    what === 'confirm'
      ? `You cannot confirm this PaymentIntent because it has a status of ${status}.`
      : `You cannot cancel this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be canceled: ${open.join(', ')}.`;
  throw badRequest(message, { code: 'payment_intent_unexpected_state' });
}

/** What becomes of an intent when its card is charged, and the error the caller gets when the card says no. */
export function charge(
  intent: PaymentIntent,
  method: PaymentMethod,
  declineCode: string | null,
): { readonly intent: PaymentIntent; readonly error?: ErrorBody } {
  const latest_charge = randomId('ch');
  if (declineCode === null)
    return {
      intent: {
        ...intent,
        status: 'succeeded',
        amount_received: intent.amount,
        latest_charge,
        payment_method: method.id,
        last_payment_error: null,
      },
    };
  const decline = declines[declineCode] ?? { code: 'card_declined', decline_code: declineCode, message: 'Your card was declined.' };
  const last_payment_error = { type: 'card_error', ...decline, charge: latest_charge, payment_method: method } as const;
  const failed: PaymentIntent = { ...intent, status: 'requires_payment_method', latest_charge, payment_method: null, last_payment_error };
  return { intent: failed, error: { type: 'card_error', ...decline, payment_intent: failed } };
}
