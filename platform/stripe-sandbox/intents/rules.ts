import { badRequest } from '../api/fault.ts';
import { type MethodType, methodTypes } from '../methods/object.ts';
import { type Metadata, seconds } from '../objects/row.ts';
import { randomId } from '../random-ids.ts';
import type { IntentStatus, PaymentIntent } from './object.ts';

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

export function ensureAmount(amount: number, currency: string): void {
  if (amount < (smallest[currency] ?? 50))
    throw badRequest('The charge amount is less than the minimum amount permitted.', { code: 'amount_too_small', param: 'amount' });
  if (amount > largest) throw badRequest(`Amount must be no more than ${largest}.`, { code: 'amount_too_large', param: 'amount' });
}

/** Of the ways that were allowed those that take the currency. */
export function typesFor(currency: string, allowed: readonly string[] | null): readonly MethodType[] {
  const types = methodTypes.filter(type => (allowed?.includes(type) ?? true) && (type !== 'sepa_debit' || currency === 'eur'));
  if (types.length === 0)
    throw badRequest(`None of the allowed payment method types can be used with the currency ${currency}.`, {
      param: 'allowed_payment_method_types',
    });
  return types;
}

export interface Ordered {
  readonly amount: number;
  readonly currency: string;
  readonly metadata?: Metadata;
  readonly description?: string | undefined;
  readonly receiptEmail?: string | undefined;
  /** Null where nothing was said of it. */
  readonly automatic?: PaymentIntent['automatic_payment_methods'];
  /** The types of payment method it may be paid with; null for all. */
  readonly allowed?: readonly string[] | null;
  readonly captureMethod?: PaymentIntent['capture_method'];
  readonly customer?: string | undefined;
  readonly transferGroup?: string | undefined;
  readonly statementDescriptor?: string | undefined;
  readonly statementDescriptorSuffix?: string | undefined;
}

/** A new intent; refuses an amount that is not worth a charge. */
export function createIntentObject(ordered: Ordered): PaymentIntent {
  const { amount, currency, allowed = null } = ordered;
  ensureAmount(amount, currency);
  const id = randomId('pi');
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: allowed,
    amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: ordered.automatic ?? null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: ordered.captureMethod ?? 'automatic_async',
    client_secret: `${id}_${randomId('secret')}`,
    confirmation_method: 'automatic',
    created: seconds(),
    currency,
    customer: ordered.customer ?? null,
    customer_account: null,
    description: ordered.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: ordered.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: typesFor(currency, allowed),
    payment_record: null,
    processing: null,
    receipt_email: ordered.receiptEmail ?? null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: ordered.statementDescriptor ?? null,
    statement_descriptor_suffix: ordered.statementDescriptorSuffix ?? null,
    status: 'requires_payment_method',
    transfer_group: ordered.transferGroup ?? null,
  };
}

/** What may be done in which state. */
const allowedIn = {
  update: ['requires_payment_method', 'requires_confirmation', 'requires_action'],
  confirm: ['requires_payment_method', 'requires_confirmation', 'requires_action'],
  capture: ['requires_capture'],
  cancel: ['requires_payment_method', 'requires_capture', 'requires_confirmation', 'requires_action'],
} as const satisfies Readonly<Record<string, readonly IntentStatus[]>>;

export type IntentAct = keyof typeof allowedIn;

export function ensureMay({ status }: PaymentIntent, act: IntentAct): void {
  const states: readonly IntentStatus[] = allowedIn[act];
  if (states.includes(status)) return;
  throw badRequest(
    `You cannot ${act} this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be ${act === 'cancel' ? 'canceled' : act === 'update' ? 'updated' : `${act}ed`.replace('captureed', 'captured')}: ${states.join(', ')}.`,
    { code: 'payment_intent_unexpected_state' },
  );
}
