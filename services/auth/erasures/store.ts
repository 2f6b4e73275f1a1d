import { type Database, type Selectable, type Transaction } from '@event-planner/platform/database';
import type { ErasuresTable, Tables } from '../tables.ts';

type Query = Database<Tables>['query'];
type Tx = Transaction<Tables>;
export type ErasureRow = Selectable<ErasuresTable>;

/** False where one is under way already. */
export async function insertErasure(
  tx: Tx,
  row: Pick<ErasureRow, 'id' | 'userId' | 'askedAt' | 'dueAt' | 'device' | 'network'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('erasures')
    .values({ ...row, state: 'asked', closedAt: null, endedAt: null, email: null, language: null })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export const findLast = (query: Query, userId: string): Promise<ErasureRow | undefined> =>
  query
    .selectFrom('erasures')
    .selectAll()
    .where('userId', '=', userId)
    .orderBy('askedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

export const lockErasure = (
  tx: Tx,
  { id, state }: { readonly id: string; readonly state: readonly ErasureRow['state'][] },
): Promise<ErasureRow | undefined> =>
  tx
    .selectFrom('erasures')
    .selectAll()
    .where('id', '=', id)
    .where('state', 'in', [...state])
    .forUpdate()
    .executeTakeFirst();

export async function setErasure(tx: Tx, id: string, change: Partial<Omit<ErasureRow, 'id'>>): Promise<void> {
  await tx.updateTable('erasures').set(change).where('id', '=', id).execute();
}

export const listDue = (query: Query, now: Date): Promise<Pick<ErasureRow, 'id' | 'userId'>[]> =>
  query
    .selectFrom('erasures')
    .select(['id', 'userId'])
    .where('state', '=', 'asked')
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .limit(100)
    .execute();

export const listClosed = (query: Query, before: Date): Promise<Pick<ErasureRow, 'id'>[]> =>
  query.selectFrom('erasures').select('id').where('state', '=', 'closed').where('closedAt', '<=', before).limit(100).execute();

export async function insertAnswer(
  tx: Tx,
  answer: { readonly erasureId: string; readonly service: string; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto('erasureAnswers')
    .values(answer)
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

export const listAnswers = async (tx: Tx, erasureId: string): Promise<ReadonlySet<string>> =>
  new Set(
    (await tx.selectFrom('erasureAnswers').select('service').where('erasureId', '=', erasureId).execute()).map(({ service }) => service),
  );

/** The account and all that hangs on it, and what was written down of its address: codes, a registration, moves to it. */
export async function deleteAccount(tx: Tx, { userId, email }: { readonly userId: string; readonly email: string }): Promise<void> {
  await tx.deleteFrom('codes').where('email', '=', email).execute();
  await tx.deleteFrom('registrations').where('email', '=', email).execute();
  await tx.deleteFrom('users').where('id', '=', userId).execute();
}
