import { z } from 'zod';
import type { Changes, Decision } from '../api/decision.ts';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { badRequest, missing, unauthorized } from '../api/fault.ts';
import { flag, integer, list, metadata, text } from '../api/parameters.ts';
import { charge, createIntentObject, ensureOpen } from './intent-rules.ts';
import { type PaymentIntent, type Presented, seconds, type VersionedIntent } from './objects.ts';
import { createPaymentMethod, getPaymentMethod, PaymentMethodParameters } from './payment-methods.ts';

const Paying = { payment_method: text.optional(), payment_method_data: PaymentMethodParameters.optional(), return_url: text.optional() };
const Creation = z.strictObject({
  allowed_payment_method_types: list.optional(),
  amount: integer,
  currency: z
    .string()
    .toLowerCase()
    .regex(/^[a-z]{3}$/, 'Invalid currency'),
  automatic_payment_methods: z.strictObject({ enabled: flag, allow_redirects: text.optional() }).optional(),
  confirm: flag.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  receipt_email: text.optional(),
  ...Paying,
});
const Confirmation = z.strictObject(Paying);
const Cancellation = z.strictObject({
  cancellation_reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned'], 'Invalid cancellation_reason').optional(),
});

export async function getIntent({ findIntent }: Call<object>, id: string, param = 'intent'): Promise<VersionedIntent> {
  const found = await findIntent(id);
  if (!found) throw missing('payment_intent', id, param);
  return found;
}

/** A browser may only touch the intent whose secret it was given. */
function ensureSecret({ caller, parameters }: Call<object>, intent: PaymentIntent): void {
  if (caller === 'merchant') return;
  const secret = 'client_secret' in parameters ? parameters.client_secret : undefined;
  if (secret === undefined) throw unauthorized('When using a publishable key, the client_secret of the PaymentIntent must be provided.');
  if (secret !== intent.client_secret)
    throw badRequest('The client_secret provided does not match the client_secret associated with the PaymentIntent.', {
      code: 'payment_intent_invalid_parameter',
      param: 'client_secret',
    });
}

/** Browsers do not see what the merchant noted for itself. */
const seenBy = ({ caller }: Call<object>, intent: PaymentIntent): object =>
  caller === 'merchant' ? intent : { ...intent, metadata: undefined, application: undefined };

async function presentedBy({ db, parameters }: Call<z.infer<typeof Confirmation>>, stored: string | null): Promise<Presented> {
  const { payment_method, payment_method_data } = parameters;
  if (payment_method_data) return createPaymentMethod(payment_method_data);
  const id = payment_method ?? stored;
  if (id === null)
    throw badRequest("You cannot confirm this PaymentIntent because it's missing a payment method.", {
      code: 'payment_intent_unexpected_state',
      param: 'payment_method',
    });
  return getPaymentMethod(db, id);
}

/** What comes of charging a card: the intent, what the shop hears of it, and what the caller is told. */
function pay(
  call: Call<object>,
  { object: intent, version }: VersionedIntent,
  presented: Presented,
): Decision & { readonly changes: Changes } {
  const { intent: charged, error } = charge(intent, presented.method, presented.declineCode);
  const type = error ? 'payment_intent.payment_failed' : 'payment_intent.succeeded';
  const changes = { intent: { object: charged, version }, presented, announced: [{ type, object: charged }] };
  const seen = seenBy(call, charged);
  return error ? { status: 402, body: { error: { ...error, payment_intent: seen } }, changes } : { status: 200, body: seen, changes };
}

async function confirm(call: Call<z.infer<typeof Confirmation>>): Promise<Decision> {
  const found = await getOwnIntent(call);
  ensureOpen(found.object, 'confirm');
  return pay(call, found, await presentedBy(call, found.object.payment_method));
}

async function create(call: Call<z.infer<typeof Creation>>): Promise<Decision> {
  const { db, parameters } = call;
  const created = createIntentObject({
    amount: parameters.amount,
    currency: parameters.currency,
    metadata: parameters.metadata ?? {},
    description: parameters.description,
    receiptEmail: parameters.receipt_email,
    automatic: parameters.automatic_payment_methods?.enabled ?? false,
    allowed: parameters.allowed_payment_method_types ?? null,
  });
  const attached = parameters.payment_method === undefined ? undefined : await getPaymentMethod(db, parameters.payment_method);
  const object: PaymentIntent = attached ? { ...created, payment_method: attached.method.id, status: 'requires_confirmation' } : created;
  const announced = [{ type: 'payment_intent.created', object }];
  const intent = { object, version: 0 };
  if (!parameters.confirm) return ok(object, { intent, announced, ...(attached && { presented: attached }) });
  const paid = pay(call, intent, attached && !parameters.payment_method_data ? attached : await presentedBy(call, null));
  return { ...paid, changes: { ...paid.changes, announced: [...announced, ...(paid.changes.announced ?? [])] } };
}

async function cancel(call: Call<z.infer<typeof Cancellation>>): Promise<Decision> {
  const { object: intent, version } = await getIntent(call, call.id);
  ensureOpen(intent, 'cancel');
  const object: PaymentIntent = {
    ...intent,
    status: 'canceled',
    canceled_at: seconds(),
    cancellation_reason: call.parameters.cancellation_reason ?? null,
  };
  return ok(object, { intent: { object, version }, announced: [{ type: 'payment_intent.canceled', object }] });
}

async function getOwnIntent(call: Call<object>): Promise<VersionedIntent> {
  const found = await getIntent(call, call.id);
  ensureSecret(call, found.object);
  return found;
}

export const intentEndpoints = [
  endpoint({ method: 'POST', path: '/v1/payment_intents', browser: false, parameters: Creation, answer: create }),
  endpoint({
    method: 'GET',
    path: '/v1/payment_intents/:id',
    browser: true,
    parameters: z.strictObject({}),
    answer: async call => ok(seenBy(call, (await getOwnIntent(call)).object)),
  }),
  endpoint({
    method: 'POST',
    path: '/v1/payment_intents/:id/confirm',
    browser: true,
    parameters: Confirmation,
    answer: confirm,
  }),
  endpoint({ method: 'POST', path: '/v1/payment_intents/:id/cancel', browser: false, parameters: Cancellation, answer: cancel }),
];
