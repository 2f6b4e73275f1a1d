import type { Database, Selectable, Transaction } from '@event-planner/platform/database';
import type { CodesTable, Tables } from '../tables.ts';
import type { CodeOf } from './hashing.ts';

type Tx = Transaction<Tables>;
export type CodeRow = Selectable<CodesTable>;

/** The latest code of an address for a purpose replaces the one before. */
export async function saveCode(tx: Tx, code: CodeRow): Promise<void> {
  const { purpose: _purpose, email: _email, ...rest } = code;
  await tx
    .insertInto('codes')
    .values(code)
    .onConflict(conflict => conflict.columns(['purpose', 'email']).doUpdateSet(rest))
    .execute();
}

export const lockCode = (tx: Tx, { purpose, email }: CodeOf): Promise<CodeRow | undefined> =>
  tx.selectFrom('codes').selectAll().where('purpose', '=', purpose).where('email', '=', email).forUpdate().executeTakeFirst();

export async function spendTry(tx: Tx, { purpose, email }: CodeOf): Promise<void> {
  await tx
    .updateTable('codes')
    .set(({ eb }) => ({ triesLeft: eb('triesLeft', '-', 1) }))
    .where('purpose', '=', purpose)
    .where('email', '=', email)
    .execute();
}

export async function deleteCode(tx: Tx, { purpose, email }: CodeOf): Promise<void> {
  await tx.deleteFrom('codes').where('purpose', '=', purpose).where('email', '=', email).execute();
}

export async function deleteCodesOf(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('codes').where('userId', '=', userId).execute();
}

export async function deleteCodesEndedBy(query: Database<Tables>['query'], now: Date): Promise<void> {
  await query.deleteFrom('codes').where('expiresAt', '<=', now).execute();
}
