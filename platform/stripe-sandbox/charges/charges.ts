import { z } from 'zod';
import type { Decision } from '../api/decision.ts';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { metadata, text } from '../api/parameters.ts';
import { getNamed, getObject } from '../objects/find.ts';
import { listObjects, pagingInTime } from '../objects/list.ts';
import { mergeMetadata } from '../objects/row.ts';
import { Search, search } from '../objects/search.ts';

const Listing = z.strictObject({
  customer: text.optional(),
  payment_intent: text.optional(),
  transfer_group: text.optional(),
  ...pagingInTime,
});
const path = '/v1/charges';

async function list({ db, account, parameters }: Call<z.infer<typeof Listing>>): Promise<Decision> {
  const { customer, payment_intent, transfer_group, ...page } = parameters;
  return ok(await listObjects(db, path, { kind: 'charge', account, parent: payment_intent, matching: { customer, transfer_group }, page }));
}

const Update = z.strictObject({ description: text.optional(), metadata: metadata.optional(), receipt_email: text.optional() });

async function update(call: Call<z.infer<typeof Update>>): Promise<Decision> {
  const found = await getObject(call, 'charge', call.id);
  const { description, metadata: notes, receipt_email } = call.parameters;
  const object = {
    ...found.object,
    description: description ?? found.object.description,
    receipt_email: receipt_email ?? found.object.receipt_email,
    metadata: mergeMetadata(found.object.metadata, notes),
  };
  const changed = { ...found, object };
  const announced = [{ type: 'charge.updated', object, account: call.account }];
  if (object.payment_intent === null) return ok(object, { guard: changed, announced });
  return ok(object, { guard: await getNamed(call.find, 'payment_intent', object.payment_intent), puts: [changed], announced });
}

export const chargeEndpoints = [
  endpoint({ method: 'GET', path, parameters: Listing, answer: list }),
  endpoint({ method: 'GET', path: `${path}/search`, parameters: Search, answer: call => search(call, 'charge', `${path}/search`) }),
  endpoint({
    method: 'GET',
    path: `${path}/:id`,
    parameters: z.strictObject({}),
    answer: async call => ok((await getObject(call, 'charge', call.id)).object),
  }),
  endpoint({ method: 'POST', path: `${path}/:id`, parameters: Update, answer: update }),
];
