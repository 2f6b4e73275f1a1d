import { z } from 'zod';
import { type Call, endpoint, ok, type Situation } from '../api/endpoint.ts';
import { badRequest } from '../api/fault.ts';
import type { Decision } from '../api/decision.ts';
import { integer, metadata, text } from '../api/parameters.ts';
import type { Charge } from '../charges/object.ts';
import { getMethod } from '../methods/create.ts';
import { findObject, getNamed, getObject } from '../objects/find.ts';
import { listObjects, pagingInTime } from '../objects/list.ts';
import { mergeMetadata, newRow, type Stored } from '../objects/row.ts';
import { dueIn } from '../simulation.ts';
import { finishRefund } from './finish.ts';
import type { Refund } from './object.ts';
import { chargeAfter, createRefund, decideRefund } from './rules.ts';

export const RefundCreation = z.strictObject({
  amount: integer.optional(),
  charge: text.optional(),
  metadata: metadata.optional(),
  payment_intent: text.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer'], 'Invalid reason').optional(),
});
export type RefundCreation = z.infer<typeof RefundCreation>;

async function getCharge(situation: Situation, { charge, payment_intent }: RefundCreation): Promise<Stored<Charge>> {
  if (charge !== undefined) return getObject(situation, 'charge', { id: charge, param: 'charge' });
  if (payment_intent === undefined)
    throw badRequest('One of the following params should be provided for this request: payment_intent or charge.', {
      code: 'parameter_missing',
    });
  const intent = await getObject(situation, 'payment_intent', { id: payment_intent, param: 'payment_intent' });
  const latest = intent.object.latest_charge === null ? undefined : await findObject(situation, 'charge', intent.object.latest_charge);
  if (!latest) throw badRequest('This PaymentIntent does not have a successful charge to refund.', { param: 'payment_intent' });
  return latest;
}

/** The bank has taken the money, or only asks. */
async function ensureNotChargedBack({ db, account }: Situation, { id, disputed, payment_intent }: Charge): Promise<void> {
  if (!disputed) return;
  const matching = { charge: id, is_charge_refundable: false };
  const { data } = await listObjects(db, '', { kind: 'dispute', account, parent: payment_intent ?? undefined, matching, page: {} });
  if (data.length > 0) throw badRequest(`The charge ${id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' });
}

/** A refund by whoever may ask for one: the shop's server, or somebody in the dashboard. */
export async function giveBack(situation: Situation, asked: RefundCreation): Promise<Decision> {
  const charge = await getCharge(situation, asked);
  const { payment_intent: intentId, payment_method } = charge.object;
  await ensureNotChargedBack(situation, charge.object);
  const amount = decideRefund(charge.object, asked.amount);
  const { refund, transaction } = createRefund(charge.object, { amount, reason: asked.reason, metadata: asked.metadata });
  const outcome = payment_method === null ? undefined : (await getMethod(situation, payment_method)).behaviour.refunds;
  const object: Refund = outcome === undefined ? refund : { ...refund, status: 'pending', pending_reason: 'processing' };
  const after = chargeAfter(charge.object, amount);
  const { account } = situation;
  const later = outcome !== undefined && { notes: { next: outcome }, dueAt: dueIn(situation.simulation().money.refundsPendingMs) };
  return ok(object, {
    // The intent stays as it is, under a new version: two refunds together cannot give back more than was paid.
    guard: await getNamed(situation.find, 'payment_intent', intentId ?? ''),
    puts: [
      { ...charge, object: after },
      newRow(object, { account, parent: charge.object.payment_intent, ...later }),
      newRow(transaction, { account, parent: refund.id }),
    ],
    announced: [
      { type: 'refund.created', object, account },
      { type: 'charge.refunded', object: after, account },
    ],
  });
}

async function update(call: Call<{ readonly metadata?: Readonly<Record<string, string>> | undefined }>): Promise<Decision> {
  const found = await getObject(call, 'refund', call.id);
  const object: Refund = { ...found.object, metadata: mergeMetadata(found.object.metadata, call.parameters.metadata) };
  return ok(object, {
    guard: await getNamed(call.find, 'payment_intent', object.payment_intent ?? ''),
    puts: [{ ...found, object }],
    announced: [{ type: 'refund.updated', object, account: call.account }],
  });
}

const Listing = z.strictObject({ charge: text.optional(), payment_intent: text.optional(), ...pagingInTime });
const path = '/v1/refunds';

export const refundEndpoints = [
  endpoint({ method: 'POST', path, parameters: RefundCreation, answer: call => giveBack(call, call.parameters) }),
  endpoint({
    method: 'GET',
    path,
    parameters: Listing,
    answer: async ({ db, account, parameters: { charge, payment_intent, ...page } }) =>
      ok(await listObjects(db, path, { kind: 'refund', account, parent: payment_intent, matching: { charge }, page })),
  }),
  endpoint({
    method: 'GET',
    path: `${path}/:id`,
    parameters: z.strictObject({}),
    answer: async call => ok((await getObject(call, 'refund', call.id)).object),
  }),
  endpoint({ method: 'POST', path: `${path}/:id`, parameters: z.strictObject({ metadata: metadata.optional() }), answer: update }),
  endpoint({
    method: 'POST',
    path: `${path}/:id/cancel`,
    parameters: z.strictObject({}),
    answer: async call => finishRefund(call, await getObject(call, 'refund', call.id), { outcome: 'canceled' }),
  }),
];
