import { z } from 'zod';
import type { Decision } from '../api/decision.ts';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { missing } from '../api/fault.ts';
import { list, metadata, text } from '../api/parameters.ts';
import { getObject } from '../objects/find.ts';
import { listObjects, pagingInTime } from '../objects/list.ts';
import { mergeMetadata, newRow, seconds, type Stored } from '../objects/row.ts';
import { Search, search } from '../objects/search.ts';
import { randomId } from '../random-ids.ts';
import type { Customer } from './object.ts';

const Details = z.strictObject({
  address: z.strictObject({ city: text, country: text, line1: text, line2: text, postal_code: text, state: text }).partial().optional(),
  description: text.optional(),
  email: text.optional(),
  metadata: metadata.optional(),
  name: text.optional(),
  phone: text.optional(),
  preferred_locales: list.optional(),
});
type Details = z.infer<typeof Details>;

const described = (before: Customer, { metadata: notes, ...said }: Details): Customer => ({
  ...before,
  ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
  metadata: mergeMetadata(before.metadata, notes),
});

const nobody = (): Customer => ({
  id: randomId('cus'),
  object: 'customer',
  address: null,
  balance: 0,
  created: seconds(),
  default_source: null,
  delinquent: false,
  description: null,
  email: null,
  invoice_settings: { custom_fields: null, default_payment_method: null, footer: null },
  livemode: false,
  metadata: {},
  name: null,
  phone: null,
  preferred_locales: [],
  shipping: null,
});

async function create({ parameters, account }: Call<Details>): Promise<Decision> {
  const object = described(nobody(), parameters);
  return ok(object, { guard: newRow(object, { account }), announced: [{ type: 'customer.created', object, account }] });
}

/** Those that are gone can still be retrieved, as no more than that. */
async function getLiving(call: Call<object>): Promise<Stored<Customer>> {
  const found = await getObject(call, 'customer', call.id);
  if (found.object.deleted) throw missing('customer', call.id, 'id');
  return found;
}

async function update(call: Call<Details>): Promise<Decision> {
  const found = await getLiving(call);
  const object = described(found.object, call.parameters);
  return ok(object, { guard: { ...found, object }, announced: [{ type: 'customer.updated', object, account: call.account }] });
}

async function remove(call: Call<object>): Promise<Decision> {
  const found = await getLiving(call);
  const object: Customer = { ...found.object, deleted: true };
  return ok(
    { id: call.id, object: 'customer', deleted: true },
    { guard: { ...found, object }, announced: [{ type: 'customer.deleted', object: found.object, account: call.account }] },
  );
}

async function retrieve(call: Call<object>): Promise<Decision> {
  const { object } = await getObject(call, 'customer', call.id);
  return ok(object.deleted ? { id: object.id, object: 'customer', deleted: true } : object);
}

const Listing = z.strictObject({ email: text.optional(), ...pagingInTime });
const path = '/v1/customers';

export const customerEndpoints = [
  endpoint({ method: 'POST', path, parameters: Details, answer: create }),
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
