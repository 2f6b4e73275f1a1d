import { z } from 'zod';
import type { Decision } from '../api/decision.ts';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { integer, flag, list, metadata, text } from '../api/parameters.ts';
import { getMethod, methodRows } from '../methods/create.ts';
import { getObject } from '../objects/find.ts';
import { listObjects, pagingInTime } from '../objects/list.ts';
import { mergeMetadata, newRow } from '../objects/row.ts';
import { Search, search } from '../objects/search.ts';
import { cancel, Cancellation, capture, Capture } from './capture.ts';
import { authenticate, Authentication, confirm, Confirmation, getOwnIntent, pay, Paying, presentedBy, seenBy } from './confirm.ts';
import type { PaymentIntent } from './object.ts';
import { createIntentObject, ensureAmount, ensureMay, typesFor } from './rules.ts';

const currency = z
  .string()
  .toLowerCase()
  .regex(/^[a-z]{3}$/, 'Invalid currency');
const Described = {
  allowed_payment_method_types: list.optional(),
  customer: text.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  receipt_email: text.optional(),
  statement_descriptor: text.optional(),
  statement_descriptor_suffix: text.optional(),
  transfer_group: text.optional(),
};
const Creation = z.strictObject({
  amount: integer,
  automatic_payment_methods: z.strictObject({ enabled: flag, allow_redirects: text.optional() }).optional(),
  capture_method: z.enum(['automatic', 'automatic_async', 'manual'], 'Invalid capture_method').optional(),
  confirm: flag.optional(),
  confirmation_method: z.literal('automatic', 'Invalid confirmation_method').optional(),
  currency,
  ...Described,
  ...Paying,
});
const Update = z.strictObject({ amount: integer.optional(), currency: currency.optional(), payment_method: text.optional(), ...Described });

async function create(call: Call<z.infer<typeof Creation>>): Promise<Decision> {
  const { parameters, account } = call;
  const { automatic_payment_methods: automatic, allowed_payment_method_types: allowed, customer } = parameters;
  if (customer !== undefined) await getObject(call, 'customer', { id: customer, param: 'customer' });
  const created = createIntentObject({
    amount: parameters.amount,
    currency: parameters.currency,
    metadata: parameters.metadata ?? {},
    description: parameters.description,
    receiptEmail: parameters.receipt_email,
    automatic: automatic ? { enabled: automatic.enabled, allow_redirects: automatic.allow_redirects ?? 'always' } : null,
    allowed: allowed ?? null,
    captureMethod: parameters.capture_method ?? 'automatic_async',
    customer,
    transferGroup: parameters.transfer_group,
    statementDescriptor: parameters.statement_descriptor,
    statementDescriptorSuffix: parameters.statement_descriptor_suffix,
  });
  const attached = parameters.payment_method === undefined ? undefined : await getMethod(call, parameters.payment_method);
  const object: PaymentIntent = attached ? { ...created, payment_method: attached.method.id, status: 'requires_confirmation' } : created;
  const announced = [{ type: 'payment_intent.created', object, account }];
  const guard = newRow(object, { account, parent: customer ?? null });
  if (!parameters.confirm) return ok(object, { guard, announced, puts: attached ? methodRows(attached, account) : [] });
  const presented = attached && !parameters.payment_method_data ? attached : await presentedBy(call, null);
  const paid = pay(call, guard, presented);
  return { ...paid, changes: { ...paid.changes, announced: [...announced, ...(paid.changes.announced ?? [])] } };
}

async function update(call: Call<z.infer<typeof Update>>): Promise<Decision> {
  const found = await getObject(call, 'payment_intent', { id: call.id, param: 'intent' });
  const before = found.object;
  ensureMay(before, 'update');
  const { payment_method, metadata: notes, amount = before.amount, currency: inCurrency = before.currency, ...said } = call.parameters;
  ensureAmount(amount, inCurrency);
  if (said.customer !== undefined) await getObject(call, 'customer', { id: said.customer, param: 'customer' });
  const attached = payment_method === undefined ? undefined : await getMethod(call, payment_method);
  const allowed = said.allowed_payment_method_types ?? before.allowed_payment_method_types;
  const object: PaymentIntent = {
    ...before,
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    amount,
    currency: inCurrency,
    metadata: mergeMetadata(before.metadata, notes),
    payment_method_types: typesFor(inCurrency, allowed),
    ...(attached && { payment_method: attached.method.id, status: 'requires_confirmation', next_action: null }),
  };
  return ok(object, { guard: { ...found, object, parent: object.customer }, puts: attached ? methodRows(attached, call.account) : [] });
}

const Listing = z.strictObject({ customer: text.optional(), ...pagingInTime });
const path = '/v1/payment_intents';
const nothing = z.strictObject({});

export const intentEndpoints = [
  endpoint({ method: 'POST', path, parameters: Creation, answer: create }),
  endpoint({
    method: 'GET',
    path,
    parameters: Listing,
    answer: async ({ db, account, parameters: { customer, ...page } }) =>
      ok(await listObjects(db, path, { kind: 'payment_intent', account, parent: customer, page })),
  }),
  endpoint({ method: 'GET', path: `${path}/search`, parameters: Search, answer: call => search(call, 'payment_intent', `${path}/search`) }),
  endpoint({
    method: 'GET',
    path: `${path}/:id`,
    browser: true,
    parameters: nothing,
    answer: async call => ok(seenBy(call, (await getOwnIntent(call)).object)),
  }),
  endpoint({ method: 'POST', path: `${path}/:id`, parameters: Update, answer: update }),
  endpoint({ method: 'POST', path: `${path}/:id/confirm`, browser: true, parameters: Confirmation, answer: confirm }),
  endpoint({ method: 'POST', path: `${path}/:id/authenticate`, browser: true, parameters: Authentication, answer: authenticate }),
  endpoint({ method: 'POST', path: `${path}/:id/capture`, parameters: Capture, answer: capture }),
  endpoint({ method: 'POST', path: `${path}/:id/cancel`, parameters: Cancellation, answer: cancel }),
];
