import { type Database, sql, type Transaction } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';
import type { UserRow } from '../users.ts';

type Query = Database<Tables>['query'];
type Tx = Transaction<Tables>;

export const lockUser = (tx: Tx, id: string): Promise<UserRow | undefined> =>
  tx.selectFrom('users').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export type Edit = Partial<Pick<UserRow, 'name' | 'language' | 'timeZone' | 'pictureId'>>;

export const saveProfile = (tx: Tx, id: string, edit: Edit): Promise<UserRow> =>
  tx
    .updateTable('users')
    .set({ ...edit, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** Nobody shows it until the profile does. */
export async function insertPicture(
  query: Query,
  picture: { readonly id: string; readonly userId: string; readonly now: Date },
): Promise<void> {
  const { id, userId, now } = picture;
  await query.insertInto('profilePictures').values({ id, userId, unusedSince: now }).execute();
}

export async function markUsed(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('profilePictures').set({ unusedSince: null }).where('id', '=', id).execute();
}

/** All of a user's but the one that is shown. */
export async function markUnused(
  tx: Tx,
  picture: { readonly userId: string; readonly but: string | null; readonly now: Date },
): Promise<void> {
  const { userId, but, now } = picture;
  await tx
    .updateTable('profilePictures')
    .set({ unusedSince: now })
    .where('userId', '=', userId)
    .where('unusedSince', 'is', null)
    .where('id', 'is distinct from', but)
    .execute();
}

/** A user shows it no more from then on, or never did: who is about to has as long as that. */
export const listUnused = (query: Query, before: Date): Promise<{ id: string }[]> =>
  query.selectFrom('profilePictures').select('id').where('unusedSince', '<', before).orderBy('unusedSince').limit(100).execute();

export async function deletePictures(query: Query, ids: readonly string[]): Promise<void> {
  await query.deleteFrom('profilePictures').where('id', 'in', ids).where('unusedSince', 'is not', null).execute();
}
