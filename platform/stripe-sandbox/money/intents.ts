import { z } from 'zod';
import { statement, type Transaction } from '../../database/index.ts';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { type Answer, badRequest, missing, unauthorized } from '../api/fault.ts';
import { flag, integer, list, metadata, text } from '../api/parameters.ts';
import type { Tables } from '../tables.ts';
import { charge, createIntentObject, ensureOpen } from './intent-rules.ts';
import { type PaymentIntent, seconds } from './objects.ts';
import { createPaymentMethod, getPaymentMethod, PaymentMethodParameters, type Presented } from './payment-methods.ts';

type Tx = Transaction<Tables>;

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

const lock = statement<{ object: PaymentIntent }>('select object from payment_intents where id = $1 for update');
const update = statement('update payment_intents set object = $2 where id = $1');
const insert = statement('insert into payment_intents (id, client_secret, object) values ($1, $2, $3)');

export async function lockIntent(tx: Tx, id: string, param = 'intent'): Promise<PaymentIntent> {
  const [row] = await lock(tx, [id]);
  if (!row) throw missing('payment_intent', id, param);
  return row.object;
}

const save = (tx: Tx, intent: PaymentIntent) => update(tx, [intent.id, JSON.stringify(intent)]);

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

async function presentedBy(
  tx: Tx,
  { payment_method, payment_method_data }: z.infer<typeof Confirmation>,
  stored: string | null,
): Promise<Presented> {
  if (payment_method_data) return createPaymentMethod(tx, payment_method_data);
  const id = payment_method ?? stored;
  if (id === null)
    throw badRequest("You cannot confirm this PaymentIntent because it's missing a payment method.", {
      code: 'payment_intent_unexpected_state',
      param: 'payment_method',
    });
  return getPaymentMethod(tx, id);
}

async function confirm(call: Call<z.infer<typeof Confirmation>>, intent: PaymentIntent): Promise<Answer> {
  ensureOpen(intent, 'confirm');
  const { method, declineCode } = await presentedBy(call.tx, call.parameters, intent.payment_method);
  const { intent: charged, error } = charge(intent, method, declineCode);
  await save(call.tx, charged);
  await call.announce(error ? 'payment_intent.payment_failed' : 'payment_intent.succeeded', charged);
  return error ? { status: 402, body: { error: { ...error, payment_intent: seenBy(call, charged) } } } : ok(seenBy(call, charged));
}

async function create(call: Call<z.infer<typeof Creation>>): Promise<Answer> {
  const { tx, parameters } = call;
  const created = createIntentObject({
    amount: parameters.amount,
    currency: parameters.currency,
    metadata: parameters.metadata ?? {},
    description: parameters.description,
    receiptEmail: parameters.receipt_email,
    automatic: parameters.automatic_payment_methods?.enabled ?? false,
    allowed: parameters.allowed_payment_method_types ?? null,
  });
  const attached = parameters.payment_method === undefined ? undefined : await getPaymentMethod(tx, parameters.payment_method);
  const intent: PaymentIntent = attached ? { ...created, payment_method: attached.method.id, status: 'requires_confirmation' } : created;
  await insert(tx, [intent.id, intent.client_secret, JSON.stringify(intent)]);
  await call.announce('payment_intent.created', intent);
  return parameters.confirm
    ? confirm({ ...call, parameters: { ...parameters, payment_method: intent.payment_method ?? undefined } }, intent)
    : ok(intent);
}

async function cancel(call: Call<z.infer<typeof Cancellation>>): Promise<Answer> {
  const intent = await lockIntent(call.tx, call.id);
  ensureOpen(intent, 'cancel');
  const cancelled: PaymentIntent = {
    ...intent,
    status: 'canceled',
    canceled_at: seconds(),
    cancellation_reason: call.parameters.cancellation_reason ?? null,
  };
  await save(call.tx, cancelled);
  await call.announce('payment_intent.canceled', cancelled);
  return ok(cancelled);
}

const byId = async (call: Call<object>): Promise<PaymentIntent> => {
  const intent = await lockIntent(call.tx, call.id);
  ensureSecret(call, intent);
  return intent;
};

export const intentEndpoints = [
  endpoint({ method: 'POST', path: '/v1/payment_intents', browser: false, parameters: Creation, answer: create }),
  endpoint({
    method: 'GET',
    path: '/v1/payment_intents/:id',
    browser: true,
    parameters: z.strictObject({}),
    answer: async call => ok(seenBy(call, await byId(call))),
  }),
  endpoint({
    method: 'POST',
    path: '/v1/payment_intents/:id/confirm',
    browser: true,
    parameters: Confirmation,
    answer: async call => confirm(call, await byId(call)),
  }),
  endpoint({ method: 'POST', path: '/v1/payment_intents/:id/cancel', browser: false, parameters: Cancellation, answer: cancel }),
];
