import { z } from 'zod';
import type { Transaction } from '../../database/index.ts';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { type Answer, badRequest, missing } from '../api/fault.ts';
import { integer, metadata, text } from '../api/parameters.ts';
import { randomId } from '../random-ids.ts';
import type { Tables } from '../tables.ts';
import { lockIntent } from './intents.ts';
import { type PaymentIntent, type Refund, seconds } from './objects.ts';

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

async function create({ tx, parameters, announce }: Call<z.infer<typeof Creation>>): Promise<Answer> {
  // The intent's row is the lock: two refunds together cannot give back more than was paid.
  const intent = await lockIntent(tx, parameters.payment_intent, 'payment_intent');
  const amount = decideRefund(intent, await sumRefunds(tx, intent.id), parameters.amount);
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
  await tx.insertInto('refunds').values({ id: refund.id, paymentIntent: intent.id, amount, object: refund }).execute();
  await announce('refund.created', refund);
  return ok(refund);
}

async function sumRefunds(tx: Transaction<Tables>, paymentIntent: string): Promise<number> {
  const rows = await tx.selectFrom('refunds').select('amount').where('paymentIntent', '=', paymentIntent).execute();
  return rows.reduce((sum, { amount }) => sum + amount, 0);
}

async function getRefund({ tx, id }: Call<object>): Promise<Refund> {
  const row = await tx.selectFrom('refunds').select('object').where('id', '=', id).executeTakeFirst();
  if (!row) throw missing('refund', id, 'id');
  return row.object;
}

async function listRefunds({ tx, parameters }: Call<{ payment_intent?: string | undefined }>): Promise<Answer> {
  const all = tx.selectFrom('refunds').select('object').orderBy('id').limit(100);
  const rows = await (parameters.payment_intent === undefined ? all : all.where('paymentIntent', '=', parameters.payment_intent)).execute();
  return ok({ object: 'list', url: '/v1/refunds', has_more: false, data: rows.map(row => row.object) });
}

export const refundEndpoints = [
  endpoint({ method: 'POST', path: '/v1/refunds', browser: false, parameters: Creation, answer: create }),
  endpoint({
    method: 'GET',
    path: '/v1/refunds',
    browser: false,
    parameters: z.strictObject({ payment_intent: text.optional(), limit: integer.optional() }),
    answer: listRefunds,
  }),
  endpoint({
    method: 'GET',
    path: '/v1/refunds/:id',
    browser: false,
    parameters: z.strictObject({}),
    answer: async call => ok(await getRefund(call)),
  }),
];
