import { z } from 'zod';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { badRequest, missing } from '../api/fault.ts';
import type { Decision } from '../api/decision.ts';
import { integer, metadata, text } from '../api/parameters.ts';
import { randomId } from '../random-ids.ts';
import { getIntent } from './intents.ts';
import { type PaymentIntent, type Refund, seconds } from './objects.ts';
import { failsRefunds } from './cards.ts';
import { findPaymentMethod, findRefund, listRefunds, sumRefunds } from './store.ts';

const Creation = z.strictObject({
  payment_intent: text,
  amount: integer.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer'], 'Invalid reason').optional(),
  metadata: metadata.optional(),
});

/** How much of a charge may still go back; refuses a refund beyond it. */
export function decideRefund(
  intent: Pick<PaymentIntent, 'status' | 'amount_received' | 'latest_charge'>,
  refundedBefore: number,
  asked: number | undefined,
): number {
  const left = intent.amount_received - refundedBefore;
  if (intent.status !== 'succeeded')
    throw badRequest('This PaymentIntent does not have a successful charge to refund.', { param: 'payment_intent' });
  if (left <= 0) throw badRequest(`Charge ${intent.latest_charge} has already been refunded.`, { code: 'charge_already_refunded' });
  if (asked === 0) throw badRequest('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount' });
  if (asked !== undefined && asked > left)
    throw badRequest(`Refund amount (${asked}) is greater than unrefunded amount on charge (${left})`, { param: 'amount' });
  return asked ?? left;
}

async function create(call: Call<z.infer<typeof Creation>>): Promise<Decision> {
  const { db, parameters } = call;
  const found = await getIntent(call, parameters.payment_intent, 'payment_intent');
  const intent = found.object;
  const amount = decideRefund(intent, await sumRefunds(db, intent.id), parameters.amount);
  const refund: Refund = {
    id: randomId('re'),
    object: 'refund',
    amount,
    charge: intent.latest_charge,
    created: seconds(),
    currency: intent.currency,
    metadata: parameters.metadata ?? {},
    payment_intent: intent.id,
    reason: parameters.reason ?? null,
    receipt_number: null,
    status: 'succeeded',
  };
  const method = intent.payment_method === null ? undefined : await findPaymentMethod(db, intent.payment_method);
  // The intent stays as it is, under a new version: two refunds together cannot give back more than was paid.
  if (!failsRefunds(method?.object.card.last4 ?? ''))
    return ok(refund, { intent: found, refund, announced: [{ type: 'refund.created', object: refund }] });
  const pending: Refund = { ...refund, status: 'pending' };
  const failed: Refund = { ...refund, status: 'failed', failure_reason: 'expired_or_canceled_card' };
  const announced = [
    { type: 'refund.created', object: pending },
    { type: 'refund.failed', object: failed },
  ];
  return ok(pending, { intent: found, refund: failed, announced });
}

async function getRefund({ db, id }: Call<object>): Promise<Refund> {
  const refund = await findRefund(db, id);
  if (!refund) throw missing('refund', id, 'id');
  return refund;
}

export const refundEndpoints = [
  endpoint({ method: 'POST', path: '/v1/refunds', browser: false, parameters: Creation, answer: create }),
  endpoint({
    method: 'GET',
    path: '/v1/refunds',
    browser: false,
    parameters: z.strictObject({ payment_intent: text.optional(), limit: integer.optional() }),
    answer: async ({ db, parameters }) =>
      ok({ object: 'list', url: '/v1/refunds', has_more: false, data: await listRefunds(db, parameters.payment_intent) }),
  }),
  endpoint({
    method: 'GET',
    path: '/v1/refunds/:id',
    browser: false,
    parameters: z.strictObject({}),
    answer: async call => ok(await getRefund(call)),
  }),
];
