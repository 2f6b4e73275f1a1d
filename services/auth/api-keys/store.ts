import { type Database, type Reader, type Selectable, sql, type Transaction } from '@event-planner/platform/database';
import type { ApiKeysTable, Tables } from '../tables.ts';

type Tx = Transaction<Tables>;
type Read = Reader<Tables>;
export type ApiKeyRow = Selectable<ApiKeysTable>;

/** Until the end of the transaction nobody else makes one of this organizer's. */
export async function lockKeysOf(tx: Tx, organizerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`api keys of ${organizerId}`}, 0))`.execute(tx);
}

export async function countKeys(tx: Tx, organizerId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('apiKeys')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('organizerId', '=', organizerId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertKey(tx: Tx, key: Omit<ApiKeyRow, 'lastUsedAt'>): Promise<void> {
  await tx
    .insertInto('apiKeys')
    .values({ ...key, lastUsedAt: null })
    .execute();
}

export const listKeys = (query: Read, organizerId: string) =>
  query
    .selectFrom('apiKeys')
    .leftJoin('users', 'users.id', 'apiKeys.createdBy')
    .selectAll('apiKeys')
    .select('users.name as createdByName')
    .where('organizerId', '=', organizerId)
    .orderBy('apiKeys.createdAt', 'desc')
    .orderBy('apiKeys.id')
    .execute();

export const deleteKey = (tx: Tx, { id, organizerId }: Pick<ApiKeyRow, 'id' | 'organizerId'>): Promise<ApiKeyRow | undefined> =>
  tx.deleteFrom('apiKeys').where('id', '=', id).where('organizerId', '=', organizerId).returningAll().executeTakeFirst();

export const findKeyByHash = (query: Read, { keyHash, now }: { readonly keyHash: Buffer; readonly now: Date }) =>
  query
    .selectFrom('apiKeys')
    .selectAll()
    .where('keyHash', '=', keyHash)
    .where(({ eb, or }) => or([eb('expiresAt', 'is', null), eb('expiresAt', '>', now)]))
    .executeTakeFirst();

/** Of checks at the same moment one writes. */
export async function noteUse(
  query: Database<Tables>['query'],
  { id, at, unlessSince }: { readonly id: string; readonly at: Date; readonly unlessSince: Date },
): Promise<void> {
  await query
    .updateTable('apiKeys')
    .set({ lastUsedAt: at })
    .where('id', '=', id)
    .where(({ eb, or }) => or([eb('lastUsedAt', 'is', null), eb('lastUsedAt', '<=', unlessSince)]))
    .execute();
}

export async function deleteKeysExpiredBefore(query: Database<Tables>['query'], before: Date): Promise<void> {
  await query.deleteFrom('apiKeys').where('expiresAt', '<', before).execute();
}
