import { z } from 'zod';
import type { Decision } from '../api/decision.ts';
import { type Call, endpoint, ok } from '../api/endpoint.ts';
import { text } from '../api/parameters.ts';
import { getObject } from '../objects/find.ts';
import { listObjects, pagingInTime } from '../objects/list.ts';
import { seconds } from '../objects/row.ts';
import { transactionAt } from './rules.ts';
import { sumBalance } from './store.ts';

async function balance({ db, account }: Call<object>): Promise<Decision> {
  const sums = await sumBalance(db, account, seconds());
  const known = sums.length > 0 ? sums : [{ currency: 'eur', available: 0, pending: 0 }];
  const amounts = (of: 'available' | 'pending') =>
    known.map(sum => ({ amount: sum[of], currency: sum.currency, source_types: { card: sum[of] } }));
  return ok({ object: 'balance', available: amounts('available'), livemode: false, pending: amounts('pending') });
}

const Listing = z.strictObject({
  currency: text.optional(),
  payout: text.optional(),
  source: text.optional(),
  type: text.optional(),
  ...pagingInTime,
});
const path = '/v1/balance_transactions';

async function list({ db, account, parameters }: Call<z.infer<typeof Listing>>): Promise<Decision> {
  const { currency, payout, source, type, ...page } = parameters;
  const listed = await listObjects(db, path, {
    kind: 'balance_transaction',
    account,
    parent: source,
    matching: { currency, type, ...(payout !== undefined && { source: payout }) },
    page,
  });
  const now = seconds();
  return ok({ ...listed, data: listed.data.map(transaction => transactionAt(transaction, now)) });
}

export const balanceEndpoints = [
  endpoint({ method: 'GET', path: '/v1/balance', parameters: z.strictObject({}), answer: balance }),
  endpoint({ method: 'GET', path, parameters: Listing, answer: list }),
  endpoint({
    method: 'GET',
    path: `${path}/:id`,
    parameters: z.strictObject({}),
    answer: async call => ok(transactionAt((await getObject(call, 'balance_transaction', call.id)).object, seconds())),
  }),
];
