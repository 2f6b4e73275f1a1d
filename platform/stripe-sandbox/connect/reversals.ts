import { z } from 'zod';
import type { Decision } from '../api/decision.ts';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { badRequest, missing } from '../api/fault.ts';
import { integer, metadata, text } from '../api/parameters.ts';
import { createTransaction } from '../balance/rules.ts';
import { getNamed, getObject } from '../objects/find.ts';
import { listObjects, paging } from '../objects/list.ts';
import { newRow, seconds } from '../objects/row.ts';
import { randomId } from '../random-ids.ts';
import { ensureFunds } from './funds.ts';
import type { Reversal, Transfer } from './transfer.ts';

const Creation = z.strictObject({ amount: integer.optional(), description: text.optional(), metadata: metadata.optional() });

/** Takes back what was transferred, or a part of it, from what the account still has. */
async function create(call: Call<z.infer<typeof Creation>>): Promise<Decision> {
  const found = await getObject(call, 'transfer', { id: call.id, param: 'transfer' });
  const transfer = found.object;
  const left = transfer.amount - transfer.amount_reversed;
  const { amount = left, metadata: notes = {} } = call.parameters;
  if (left === 0) throw badRequest(`Transfer ${transfer.id} is already fully reversed.`, { param: 'amount' });
  if (amount < 1 || amount > left)
    throw badRequest(`Reversal amount (${amount}) is greater than unreversed amount on transfer (${left})`, { param: 'amount' });
  await ensureFunds({ ...call, account: transfer.destination }, amount, transfer.currency);
  const id = randomId('trr');
  const back = createTransaction({ type: 'transfer_refund', amount, currency: transfer.currency, source: id });
  const away = createTransaction({
    type: 'payment_refund',
    amount: -amount,
    currency: transfer.currency,
    source: transfer.destination_payment,
  });
  const reversal: Reversal = {
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: back.id,
    created: seconds(),
    currency: transfer.currency,
    destination_payment_refund: null,
    metadata: notes,
    source_refund: null,
    transfer: transfer.id,
  };
  const object: Transfer = {
    ...transfer,
    amount_reversed: transfer.amount_reversed + amount,
    reversed: amount === left,
    reversals: { ...transfer.reversals, data: [reversal, ...transfer.reversals.data] },
  };
  const payment = await getNamed(call.find, 'charge', transfer.destination_payment);
  const amount_refunded = payment.object.amount_refunded + amount;
  return ok(reversal, {
    guard: { ...found, object },
    puts: [
      newRow(reversal, { parent: transfer.id }),
      newRow(back, { parent: id }),
      newRow(away, { account: transfer.destination, parent: transfer.destination_payment }),
      { ...payment, object: { ...payment.object, amount_refunded, refunded: amount_refunded === payment.object.amount } },
    ],
    announced: [{ type: 'transfer.reversed', object }],
  });
}

async function retrieve(call: Call<object>): Promise<Decision> {
  const { object } = await getObject(call, 'transfer_reversal', call.subId);
  if (object.transfer !== call.id) throw missing('transfer reversal', call.subId, 'id');
  return ok(object);
}

const path = '/v1/transfers/:id/reversals';

export const reversalEndpoints = [
  endpoint({ method: 'POST', path, parameters: Creation, answer: create }),
  endpoint({
    method: 'GET',
    path,
    parameters: z.strictObject(paging),
    answer: async ({ db, account, id, parameters }) =>
      ok(await listObjects(db, `/v1/transfers/${id}/reversals`, { kind: 'transfer_reversal', account, parent: id, page: parameters })),
  }),
  endpoint({ method: 'GET', path: `${path}/:subId`, parameters: z.strictObject({}), answer: retrieve }),
];
