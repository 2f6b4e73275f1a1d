import { type Database, type Selectable, sql, type Transaction } from '@event-planner/platform/database';
import type { SigningKeysTable, Tables } from '../tables.ts';

export type KeyRow = Selectable<SigningKeysTable>;

/** In the order of their turns. */
export const listKeys = (query: Database<Tables>['query']): Promise<KeyRow[]> =>
  query.selectFrom('signingKeys').selectAll().orderBy('signsFrom').orderBy('createdAt').execute();

/** One at a time: until the transaction ends nobody else adds a key. */
export async function lockKeys(tx: Transaction<Tables>): Promise<void> {
  await sql`lock table signing_keys in share row exclusive mode`.execute(tx);
}

export async function insertKey(query: Database<Tables>['query'], key: KeyRow): Promise<void> {
  await query
    .insertInto('signingKeys')
    .values(key)
    .onConflict(conflict => conflict.column('kid').doNothing())
    .execute();
}

export async function deleteKeysBut(query: Database<Tables>['query'], kids: readonly string[]): Promise<void> {
  await query.deleteFrom('signingKeys').where('kid', 'not in', kids).execute();
}
