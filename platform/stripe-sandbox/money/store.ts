import { createCombiner } from '../../combining/index.ts';
import { type Database, type Reader, statement } from '../../database/index.ts';
import type { Tables } from '../tables.ts';
import type { PaymentMethod, Refund, VersionedIntent } from './objects.ts';

const intentsById = statement<VersionedIntent & { readonly id: string }>(
  'select id, version, object from payment_intents where id = any($1::text[])',
);

/** Finds intents by id, those asked for together in one statement. */
export function createIntentFinder(db: Database<Tables>): (id: string) => Promise<VersionedIntent | undefined> {
  const findTogether = createCombiner<string, VersionedIntent | undefined>({
    decide: async (_key, ids) => {
      const found = new Map((await intentsById(db.query, [ids])).map(({ id, version, object }) => [id, { version, object }]));
      return ids.map(id => found.get(id));
    },
    maxBatch: 256,
    maxWaiting: Number.POSITIVE_INFINITY,
  });
  return id => findTogether('', id);
}

const methodById = statement<{ object: PaymentMethod; declineCode: string | null }>(
  'select object, decline_code from payment_methods where id = $1',
);
const refundById = statement<{ object: Refund }>('select object from refunds where id = $1');
const refundsOf = statement<{ amount: number }>(`select amount from refunds where payment_intent = $1 and object->>'status' <> 'failed'`);

export const findPaymentMethod = async (db: Reader<Tables>, id: string) => (await methodById(db, [id]))[0];

export const findRefund = async (db: Reader<Tables>, id: string): Promise<Refund | undefined> => (await refundById(db, [id]))[0]?.object;

export const sumRefunds = async (db: Reader<Tables>, paymentIntent: string): Promise<number> =>
  (await refundsOf(db, [paymentIntent])).reduce((sum, { amount }) => sum + amount, 0);

export async function listRefunds(db: Reader<Tables>, paymentIntent: string | undefined): Promise<Refund[]> {
  const all = db.selectFrom('refunds').select('object').orderBy('id').limit(100);
  const rows = await (paymentIntent === undefined ? all : all.where('paymentIntent', '=', paymentIntent)).execute();
  return rows.map(({ object }) => object);
}
