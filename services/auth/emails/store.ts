import type { Selectable, Transaction } from '@event-planner/platform/database';
import type { EmailChangesTable, Tables } from '../tables.ts';

type Tx = Transaction<Tables>;
type Change = Selectable<EmailChangesTable>;

/** The latest wish replaces the one before. */
export async function saveChange(tx: Tx, { userId, email, createdAt }: Change): Promise<void> {
  await tx
    .insertInto('emailChanges')
    .values({ userId, email, createdAt })
    .onConflict(conflict => conflict.column('userId').doUpdateSet({ email, createdAt }))
    .execute();
}

export const findChange = (tx: Tx, userId: string): Promise<Change | undefined> =>
  tx.selectFrom('emailChanges').selectAll().where('userId', '=', userId).forUpdate().executeTakeFirst();

export async function deleteChange(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('emailChanges').where('userId', '=', userId).execute();
}
