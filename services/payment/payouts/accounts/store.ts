import type { Kysely, Transaction } from '@event-planner/platform/database';
import type { PayoutAccountChangeRow, PayoutAccountRow } from '../../payout-tables.ts';
import type { Tables } from '../../tables.ts';

type Tx = Transaction<Tables>;
type Db = Kysely<Tables> | Tx;

export const listAccounts = (db: Db, organizerId: string): Promise<PayoutAccountRow[]> =>
  db.selectFrom('payoutAccounts').selectAll().where('organizerId', '=', organizerId).orderBy('currency').execute();

export const lockAccount = (tx: Tx, organizerId: string, currency: string): Promise<PayoutAccountRow | undefined> =>
  tx
    .selectFrom('payoutAccounts')
    .selectAll()
    .where('organizerId', '=', organizerId)
    .where('currency', '=', currency)
    .forUpdate()
    .executeTakeFirst();

export const saveAccount = (tx: Tx, { createdAt, scheduledAt, ...row }: PayoutAccountRow): Promise<unknown> =>
  tx
    .insertInto('payoutAccounts')
    .values({ ...row, createdAt, scheduledAt })
    .onConflict(conflict => conflict.columns(['organizerId', 'currency']).doUpdateSet(row))
    .execute();

export const insertChange = (tx: Tx, change: PayoutAccountChangeRow): Promise<unknown> =>
  tx.insertInto('payoutAccountChanges').values(change).execute();

export const listChanges = (db: Db, organizerId: string): Promise<PayoutAccountChangeRow[]> =>
  db
    .selectFrom('payoutAccountChanges')
    .selectAll()
    .where('organizerId', '=', organizerId)
    .orderBy('changedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();

type Said = Pick<PayoutAccountRow, 'holder' | 'providerState' | 'requirements' | 'updatedAt'> & { readonly providerSaidAt: Date };
/** What the provider says of an account, to all that use it, unless it has said something newer. True where there was something to change. */
export const saveProviderState = async (db: Db, providerAccountId: string, said: Said): Promise<boolean> => {
  const changed = await db
    .updateTable('payoutAccounts')
    .set(said)
    .where('providerAccountId', '=', providerAccountId)
    .where(({ eb, or }) => or([eb('providerSaidAt', 'is', null), eb('providerSaidAt', '<=', said.providerSaidAt)]))
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
};
