import { type Reader, statement } from '../../database/index.ts';
import type { Tables } from '../tables.ts';

export interface Sum {
  readonly currency: string;
  readonly available: number;
  readonly pending: number;
}

const sums = statement<Sum>(`
  select object->>'currency' as currency,
    coalesce(sum((object->>'net')::bigint) filter (where (object->>'available_on')::bigint <= $2), 0)::bigint as available,
    coalesce(sum((object->>'net')::bigint) filter (where (object->>'available_on')::bigint > $2), 0)::bigint as pending
  from objects where kind = 'balance_transaction' and account is not distinct from $1 group by 1 order by 1`);

/** An account's balance by currency, at a second. */
export const sumBalance = (db: Reader<Tables>, account: string | null, now: number): Promise<Sum[]> => sums(db, [account, now]);
