import { z } from 'zod';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { badRequest, missing } from '../api/fault.ts';
import type { Decision } from '../api/decision.ts';
import { integer, metadata, text } from '../api/parameters.ts';
import { getObject } from '../objects/find.ts';
import { listObjects, paging } from '../objects/list.ts';
import { mergeMetadata } from '../objects/row.ts';
import { addressOf, Billing, createMethod, getMethod, methodRows, MethodParameters } from './create.ts';
import { declineOf } from './declines.ts';
import { methodTypes, type Presented } from './object.ts';

const answerWith = ({ account }: Call<object>, presented: Presented): Decision =>
  ok(presented.method, { puts: methodRows(presented, account) });

const Update = z.strictObject({
  billing_details: Billing.optional(),
  card: z.strictObject({ exp_month: integer.optional(), exp_year: integer.optional() }).optional(),
  metadata: metadata.optional(),
});
type Expiry = NonNullable<z.infer<typeof Update>['card']>;

const expiryOf = ({ exp_month, exp_year }: Expiry) => ({
  ...(exp_month !== undefined && { exp_month }),
  ...(exp_year !== undefined && { exp_year: exp_year < 100 ? 2000 + exp_year : exp_year }),
});

async function update(call: Call<z.infer<typeof Update>>): Promise<Decision> {
  const found = await getObject(call, 'payment_method', call.id);
  const { billing_details, card, metadata: notes } = call.parameters;
  if (found.object.customer === null)
    throw badRequest('You must save this PaymentMethod to a customer before you can update it.', { param: 'payment_method' });
  const { address, ...details } = billing_details ?? {};
  const said = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
  const object = {
    ...found.object,
    ...(card && found.object.card && { card: { ...found.object.card, ...expiryOf(card) } }),
    billing_details: { ...found.object.billing_details, ...said, ...(address && { address: addressOf(address) }) },
    metadata: mergeMetadata(found.object.metadata, notes),
  };
  return ok(object, { guard: { ...found, object }, announced: [{ type: 'payment_method.updated', object, account: call.account }] });
}

/** Of those that are gone there are no methods any more, nor can there be. */
async function getLivingCustomer(call: Call<object>, id: string): Promise<void> {
  const { object } = await getObject(call, 'customer', { id, param: 'customer' });
  if (object.deleted) throw missing('customer', id, 'customer');
}

async function attach(call: Call<{ readonly customer: string }>): Promise<Decision> {
  const presented = await getMethod(call, call.id);
  const { customer } = call.parameters;
  await getLivingCustomer(call, customer);
  if (presented.behaviour.declines !== undefined && !presented.behaviour.attaches && presented.method.customer === null)
    return { status: 402, body: { error: { type: 'card_error', ...declineOf(presented.behaviour.declines) } } };
  if (presented.method.customer !== null && presented.method.customer !== customer)
    throw badRequest('The payment method you provided has already been attached to a customer.', { param: 'payment_method' });
  const [stored] = presented.isNew ? methodRows(presented, call.account) : [await getObject(call, 'payment_method', call.id)];
  if (!stored) throw new Error('a method is new or stored');
  const object = { ...stored.object, customer };
  return ok(object, {
    guard: { ...stored, object, parent: customer },
    announced: [{ type: 'payment_method.attached', object, account: call.account }],
  });
}

async function detach(call: Call<object>): Promise<Decision> {
  const found = await getObject(call, 'payment_method', call.id);
  if (found.object.customer === null)
    throw badRequest('The payment method you provided is not attached to a customer so detachment is impossible.');
  const object = { ...found.object, customer: null };
  return ok(object, {
    guard: { ...found, object, parent: null },
    announced: [{ type: 'payment_method.detached', object, account: call.account, previous: { customer: found.object.customer } }],
  });
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
    async answer(call) {
      await getLivingCustomer(call, call.id);
      return list(call, call.id, `/v1/customers/${call.id}/payment_methods`);
    },
  }),
  endpoint({
    method: 'GET',
    path: '/v1/customers/:id/payment_methods/:subId',
    parameters: z.strictObject({}),
    async answer(call) {
      await getLivingCustomer(call, call.id);
      const { object } = await getObject(call, 'payment_method', call.subId);
      if (object.customer !== call.id) throw missing('PaymentMethod', call.subId, 'payment_method');
      return ok(object);
    },
  }),
];
