import { z } from 'zod';
import type { Decision } from '../api/decision.ts';
import { type Call, endpoint, ok, type Situation } from '../api/endpoint.ts';
import { badRequest } from '../api/fault.ts';
import { integer, metadata, text } from '../api/parameters.ts';
import { createTransaction } from '../balance/rules.ts';
import { getObject } from '../objects/find.ts';
import { listObjects, pagingInTime } from '../objects/list.ts';
import { mergeMetadata, newRow, seconds } from '../objects/row.ts';
import { randomId } from '../random-ids.ts';
import { dueIn } from '../simulation.ts';
import { getAccount } from './accounts.ts';
import { ensureFunds } from './funds.ts';
import { endPayout } from './end-payout.ts';
import type { Payout } from './payout.ts';

const Creation = z.strictObject({
  amount: integer,
  currency: z.string().toLowerCase(),
  description: text.optional(),
  destination: text.optional(),
  metadata: metadata.optional(),
  method: z.enum(['instant', 'standard'], 'Invalid method').optional(),
  statement_descriptor: text.optional(),
});
export type PayoutOrder = z.infer<typeof Creation> & { readonly automatic?: boolean };

const daysUnderWay = 2;

/** Money from a balance to its owner's bank. */
export async function payOut(situation: Situation, order: PayoutOrder): Promise<Decision> {
  const { account, simulation } = situation;
  if (order.amount === 0) throw badRequest('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount' });
  const owner = account === null ? undefined : await getAccount(situation, account);
  if (owner && !owner.object.payouts_enabled)
    throw badRequest('Cannot create payouts: this account has requirements that need to be fulfilled.', { code: 'payouts_not_allowed' });
  const bank = owner?.object.external_accounts.data[0];
  if (owner && !bank) throw badRequest('Sorry, you do not have any external accounts in that currency (eur).', { param: 'destination' });
  await ensureFunds(situation, order.amount, order.currency);
  const payout = describe(order, bank?.id ?? null);
  const transaction = createTransaction({
    type: 'payout',
    amount: -order.amount,
    currency: order.currency,
    source: payout.id,
    description: 'STRIPE PAYOUT',
  });
  const object: Payout = { ...payout, balance_transaction: transaction.id };
  const row = newRow(object, {
    account,
    notes: { next: owner?.notes?.next ?? 'paid' },
    dueAt: dueIn(simulation().money.payoutsUnderWayMs),
  });
  return ok(object, {
    // Two payouts together are written one after the other, each knowing what the other took.
    guard: owner ?? row,
    puts: [...(owner ? [row] : []), newRow(transaction, { account, parent: object.id })],
    announced: [{ type: 'payout.created', object, account }],
  });
}

function describe({ amount, currency, automatic = false, ...order }: PayoutOrder, destination: string | null): Payout {
  const created = seconds();
  return {
    id: randomId('po'),
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: created + daysUnderWay * 86_400,
    automatic,
    balance_transaction: '',
    created,
    currency,
    description: order.description ?? (automatic ? 'STRIPE PAYOUT' : null),
    destination: order.destination ?? destination,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: order.metadata ?? {},
    method: order.method ?? 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: order.statement_descriptor ?? null,
    status: 'pending',
    trace_id: null,
    type: 'bank_account',
  };
}

async function update(call: Call<{ readonly metadata?: Readonly<Record<string, string>> | undefined }>): Promise<Decision> {
  const found = await getObject(call, 'payout', call.id);
  const object: Payout = { ...found.object, metadata: mergeMetadata(found.object.metadata, call.parameters.metadata) };
  return ok(object, { guard: { ...found, object }, announced: [{ type: 'payout.updated', object, account: call.account }] });
}

const Listing = z.strictObject({
  destination: text.optional(),
  status: text.optional(),
  ...pagingInTime,
});
const path = '/v1/payouts';

export const payoutEndpoints = [
  endpoint({ method: 'POST', path, parameters: Creation, answer: call => payOut(call, call.parameters) }),
  endpoint({
    method: 'GET',
    path,
    parameters: Listing,
    answer: async ({ db, account, parameters: { destination, status, ...page } }) =>
      ok(await listObjects(db, path, { kind: 'payout', account, matching: { destination, status }, page })),
  }),
  endpoint({
    method: 'GET',
    path: `${path}/:id`,
    parameters: z.strictObject({}),
    answer: async call => ok((await getObject(call, 'payout', call.id)).object),
  }),
  endpoint({ method: 'POST', path: `${path}/:id`, parameters: z.strictObject({ metadata: metadata.optional() }), answer: update }),
  endpoint({
    method: 'POST',
    path: `${path}/:id/cancel`,
    parameters: z.strictObject({}),
    answer: async call => endPayout(call, await getObject(call, 'payout', call.id), 'canceled'),
  }),
];
