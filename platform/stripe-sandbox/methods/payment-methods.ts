import { z } from 'zod';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { badRequest } from '../api/fault.ts';
import type { Decision } from '../api/decision.ts';
import { metadata, text } from '../api/parameters.ts';
import { getObject } from '../objects/find.ts';
import { listObjects, paging } from '../objects/list.ts';
import { mergeMetadata } from '../objects/row.ts';
import { Billing, createMethod, getMethod, methodRows, MethodParameters } from './create.ts';
import { methodTypes, type Presented } from './object.ts';

const answerWith = ({ account }: Call<object>, presented: Presented): Decision =>
  ok(presented.method, { puts: methodRows(presented, account) });

const Update = z.strictObject({ billing_details: Billing.optional(), metadata: metadata.optional() });

async function update(call: Call<z.infer<typeof Update>>): Promise<Decision> {
  const found = await getObject(call, 'payment_method', call.id);
  const { billing_details, metadata: notes } = call.parameters;
  const said = Object.fromEntries(Object.entries(billing_details ?? {}).filter(([, value]) => value !== undefined));
  const object = {
    ...found.object,
    billing_details: { ...found.object.billing_details, ...said },
    metadata: mergeMetadata(found.object.metadata, notes),
  };
  return ok(object, { guard: { ...found, object }, announced: [{ type: 'payment_method.updated', object }] });
}

async function attach(call: Call<{ readonly customer: string }>): Promise<Decision> {
  const presented = await getMethod(call, call.id);
  const { customer } = call.parameters;
  await getObject(call, 'customer', { id: customer, param: 'customer' });
  if (presented.method.customer !== null && presented.method.customer !== customer)
    throw badRequest('The payment method you provided has already been attached to a customer.', { param: 'payment_method' });
  const [stored] = presented.isNew ? methodRows(presented, call.account) : [await getObject(call, 'payment_method', call.id)];
  if (!stored) throw new Error('a method is new or stored');
  const object = { ...stored.object, customer };
  return ok(object, {
    guard: { ...stored, object, parent: customer },
    announced: [{ type: 'payment_method.attached', object }],
  });
}

async function detach(call: Call<object>): Promise<Decision> {
  const found = await getObject(call, 'payment_method', call.id);
  if (found.object.customer === null)
    throw badRequest('The payment method you provided is not attached to a customer so detachment is impossible.');
  const object = { ...found.object, customer: null };
  return ok(object, { guard: { ...found, object, parent: null }, announced: [{ type: 'payment_method.detached', object }] });
}

const Listing = z.strictObject({ customer: text.optional(), type: z.enum(methodTypes, 'Invalid type').optional(), ...paging });

const list = async (call: Call<z.infer<typeof Listing>>, customer: string | undefined, url: string): Promise<Decision> =>
  ok(
    await listObjects(call.db, url, {
      kind: 'payment_method',
      account: call.account,
      parent: customer,
      matching: { type: call.parameters.type },
      page: call.parameters,
    }),
  );

export const paymentMethodEndpoints = [
  endpoint({
    method: 'POST',
    path: '/v1/payment_methods',
    browser: true,
    parameters: MethodParameters,
    answer: async call => answerWith(call, createMethod(call.parameters)),
  }),
  endpoint({
    method: 'GET',
    path: '/v1/payment_methods',
    parameters: Listing,
    answer: call => list(call, call.parameters.customer, '/v1/payment_methods'),
  }),
  endpoint({
    method: 'GET',
    path: '/v1/payment_methods/:id',
    parameters: z.strictObject({}),
    answer: async call => answerWith(call, await getMethod(call, call.id)),
  }),
  endpoint({ method: 'POST', path: '/v1/payment_methods/:id', parameters: Update, answer: update }),
  endpoint({ method: 'POST', path: '/v1/payment_methods/:id/attach', parameters: z.strictObject({ customer: text }), answer: attach }),
  endpoint({ method: 'POST', path: '/v1/payment_methods/:id/detach', parameters: z.strictObject({}), answer: detach }),
  endpoint({
    method: 'GET',
    path: '/v1/customers/:id/payment_methods',
    parameters: Listing,
    answer: call => list(call, call.id, `/v1/customers/${call.id}/payment_methods`),
  }),
];
