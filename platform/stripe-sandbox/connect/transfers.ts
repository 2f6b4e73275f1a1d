import { z } from 'zod';
import type { Decision } from '../api/decision.ts';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { badRequest } from '../api/fault.ts';
import { integer, metadata, text } from '../api/parameters.ts';
import { createTransaction } from '../balance/rules.ts';
import { getObject } from '../objects/find.ts';
import { listObjects, pagingInTime } from '../objects/list.ts';
import { mergeMetadata, newRow, seconds } from '../objects/row.ts';
import { randomId } from '../random-ids.ts';
import { getAccount } from './accounts.ts';
import { destinationPayment } from './destination.ts';
import { ensureFunds } from './funds.ts';
import type { Transfer } from './transfer.ts';

const Creation = z.strictObject({
  amount: integer,
  currency: z.string().toLowerCase(),
  description: text.optional(),
  destination: text,
  metadata: metadata.optional(),
  source_transaction: text.optional(),
  transfer_group: text.optional(),
});

/** Money from the platform to one of its accounts. Tied to a charge it moves as soon as the charge's money does, and is not missing meanwhile. */
async function create(call: Call<z.infer<typeof Creation>>): Promise<Decision> {
  const { amount, currency, destination: to, source_transaction: from } = call.parameters;
  if (amount === 0) throw badRequest('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount' });
  // The account's version guards: two transfers to it together are written one after the other.
  const destination = await getAccount(call, to);
  if (destination.object.capabilities['transfers'] !== 'active')
    throw badRequest(
      'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
      { code: 'insufficient_capabilities_for_transfer' },
    );
  const charge = from === undefined ? undefined : await getObject(call, 'charge', { id: from, param: 'source_transaction' });
  if (charge && amount > charge.object.amount_captured)
    throw badRequest(`The transfer amount is greater than the charge ${charge.object.id} it is tied to.`, { param: 'amount' });
  if (!charge) await ensureFunds(call, amount, currency);
  const transfer = describe(call.parameters);
  const transaction = createTransaction({
    type: 'transfer',
    amount: -amount,
    currency,
    source: transfer.id,
    description: transfer.description,
  });
  const arrived = destinationPayment(transfer);
  const object: Transfer = { ...transfer, balance_transaction: transaction.id, destination_payment: arrived.charge.id };
  return ok(object, {
    guard: destination,
    puts: [
      newRow(object, { parent: to }),
      newRow(transaction, { parent: object.id }),
      newRow(arrived.charge, { account: to }),
      newRow(arrived.transaction, { account: to, parent: arrived.charge.id }),
    ],
    announced: [{ type: 'transfer.created', object }],
  });
}

function describe(parameters: z.infer<typeof Creation>): Transfer {
  const id = randomId('tr');
  const { amount, currency, destination, description, source_transaction, transfer_group, metadata: notes = {} } = parameters;
  return {
    id,
    object: 'transfer',
    amount,
    amount_reversed: 0,
    balance_transaction: '',
    created: seconds(),
    currency,
    description: description ?? null,
    destination,
    destination_payment: '',
    livemode: false,
    metadata: notes,
    reversals: { object: 'list', has_more: false, url: `/v1/transfers/${id}/reversals`, data: [] },
    reversed: false,
    source_transaction: source_transaction ?? null,
    source_type: 'card',
    transfer_group: transfer_group ?? null,
  };
}

const Update = z.strictObject({ description: text.optional(), metadata: metadata.optional() });

async function update(call: Call<z.infer<typeof Update>>): Promise<Decision> {
  const found = await getObject(call, 'transfer', call.id);
  const { description, metadata: notes } = call.parameters;
  const object: Transfer = {
    ...found.object,
    description: description ?? found.object.description,
    metadata: mergeMetadata(found.object.metadata, notes),
  };
  return ok(object, { guard: { ...found, object }, announced: [{ type: 'transfer.updated', object }] });
}

const Listing = z.strictObject({ destination: text.optional(), transfer_group: text.optional(), ...pagingInTime });
const path = '/v1/transfers';

export const transferEndpoints = [
  endpoint({ method: 'POST', path, parameters: Creation, answer: create }),
  endpoint({
    method: 'GET',
    path,
    parameters: Listing,
    answer: async ({ db, account, parameters: { destination, transfer_group, ...page } }) =>
      ok(await listObjects(db, path, { kind: 'transfer', account, parent: destination, matching: { transfer_group }, page })),
  }),
  endpoint({
    method: 'GET',
    path: `${path}/:id`,
    parameters: z.strictObject({}),
    answer: async call => ok((await getObject(call, 'transfer', call.id)).object),
  }),
  endpoint({ method: 'POST', path: `${path}/:id`, parameters: Update, answer: update }),
];
