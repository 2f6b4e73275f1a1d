import { z } from 'zod';
import type { Decision } from '../api/decision.ts';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { badRequest, missing } from '../api/fault.ts';
import { list, metadata, text } from '../api/parameters.ts';
import { addressOf, AddressParameters, getMethod } from '../methods/create.ts';
import type { PaymentMethod } from '../methods/object.ts';
import { findObject, getObject } from '../objects/find.ts';
import type { Reader } from '../../database/index.ts';
import type { Tables } from '../tables.ts';
import { listObjects, pagingInTime } from '../objects/list.ts';
import { mergeMetadata, newRow, seconds, type Stored } from '../objects/row.ts';
import { Search, search } from '../objects/search.ts';
import { randomId } from '../random-ids.ts';
import type { Customer } from './object.ts';

const Details = z.strictObject({
  address: AddressParameters.optional(),
  description: text.optional(),
  email: text.optional(),
  invoice_settings: z.strictObject({ default_payment_method: text.optional() }).optional(),
  metadata: metadata.optional(),
  name: text.optional(),
  phone: text.optional(),
  preferred_locales: list.optional(),
  shipping: z.strictObject({ address: AddressParameters, name: text, phone: text.optional() }).optional(),
  tax_exempt: z.enum(['none', 'exempt', 'reverse'], 'Invalid tax_exempt').optional(),
});
const Creation = Details.extend({ payment_method: text.optional() });
type Details = z.infer<typeof Details>;

const described = (before: Customer, { metadata: notes, address, shipping, invoice_settings, ...said }: Details): Customer => ({
  ...before,
  ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
  ...(address && { address: addressOf(address) }),
  ...(shipping && { shipping: { name: shipping.name, phone: shipping.phone ?? null, address: addressOf(shipping.address) } }),
  ...(invoice_settings?.default_payment_method !== undefined && {
    invoice_settings: { ...before.invoice_settings, default_payment_method: invoice_settings.default_payment_method || null },
  }),
  metadata: mergeMetadata(before.metadata, notes),
});

const nobody = (): Customer => ({
  id: randomId('cus'),
  object: 'customer',
  address: null,
  balance: 0,
  created: seconds(),
  currency: null,
  customer_account: null,
  default_source: null,
  delinquent: false,
  description: null,
  discount: null,
  email: null,
  invoice_prefix: randomId('').slice(1, 9).toUpperCase(),
  invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
  livemode: false,
  metadata: {},
  name: null,
  next_invoice_sequence: 1,
  phone: null,
  preferred_locales: [],
  shipping: null,
  tax_exempt: 'none',
  test_clock: null,
});

async function create(call: Call<z.infer<typeof Creation>>): Promise<Decision> {
  const { account } = call;
  const { payment_method, ...details } = call.parameters;
  const object = described(nobody(), details);
  const guard = newRow(object, { account });
  const created = { type: 'customer.created', object, account };
  if (payment_method === undefined) return ok(object, { guard, announced: [created] });
  const presented = await getMethod(call, payment_method);
  if (presented.method.customer !== null)
    throw badRequest('The payment method you provided has already been attached to a customer.', { param: 'payment_method' });
  const method = { ...presented.method, customer: object.id };
  const stored = presented.stored ?? newRow(method, { account, notes: { behaviour: presented.behaviour } });
  return ok(object, {
    guard,
    puts: [{ ...stored, object: method, parent: object.id }],
    announced: [created, { type: 'payment_method.attached', object: method, account }],
  });
}

/** It has to be one of the customer's own. */
async function ensureOwnMethod(call: Call<Details>): Promise<void> {
  const id = call.parameters.invoice_settings?.default_payment_method;
  if (id === undefined || id === '') return;
  const found = await findObject(call, 'payment_method', id);
  if (found?.object.customer !== call.id)
    throw badRequest(
      `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`,
      { code: 'resource_missing', param: 'invoice_settings[default_payment_method]' },
    );
}

/** Those that are gone can still be retrieved, as no more than that. */
async function getLiving(call: Call<object>): Promise<Stored<Customer>> {
  const found = await getObject(call, 'customer', call.id);
  if (found.object.deleted) throw missing('customer', call.id, 'id');
  return found;
}

async function update(call: Call<Details>): Promise<Decision> {
  const found = await getLiving(call);
  await ensureOwnMethod(call);
  const object = described(found.object, call.parameters);
  return ok(object, { guard: { ...found, object }, announced: [{ type: 'customer.updated', object, account: call.account }] });
}

async function remove(call: Call<object>): Promise<Decision> {
  const found = await getLiving(call);
  const object: Customer = { ...found.object, deleted: true };
  const own = await listMethodsOf(call.db, call.id);
  return ok(
    { id: call.id, object: 'customer', deleted: true },
    {
      guard: { ...found, object },
      // What was left with them for later can be used by nobody any more.
      puts: own.map(method => ({ ...method, object: { ...method.object, customer: null }, parent: null })),
      announced: [{ type: 'customer.deleted', object: found.object, account: call.account }],
    },
  );
}

const listMethodsOf = async (db: Reader<Tables>, customer: string): Promise<readonly Stored<PaymentMethod>[]> =>
  (await db.selectFrom('objects').selectAll().where('kind', '=', 'payment_method').where('parent', '=', customer).execute()).map(row => ({
    ...row,
    object: row.object as PaymentMethod,
  }));

async function retrieve(call: Call<object>): Promise<Decision> {
  const { object } = await getObject(call, 'customer', call.id);
  return ok(object.deleted ? { id: object.id, object: 'customer', deleted: true } : object);
}

const Listing = z.strictObject({ email: text.optional(), ...pagingInTime });
const path = '/v1/customers';

export const customerEndpoints = [
  endpoint({ method: 'POST', path, parameters: Creation, answer: create }),
  endpoint({
    method: 'GET',
    path,
    parameters: Listing,
    answer: async ({ db, account, parameters: { email, ...page } }) =>
      ok(await listObjects(db, path, { kind: 'customer', account, matching: { email }, page })),
  }),
  endpoint({ method: 'GET', path: `${path}/search`, parameters: Search, answer: call => search(call, 'customer', `${path}/search`) }),
  endpoint({ method: 'GET', path: `${path}/:id`, parameters: z.strictObject({}), answer: retrieve }),
  endpoint({ method: 'POST', path: `${path}/:id`, parameters: Details, answer: update }),
  endpoint({ method: 'DELETE', path: `${path}/:id`, parameters: z.strictObject({}), answer: remove }),
];
