import type { Database, Selectable, Transaction } from '@event-planner/platform/database';
import type { PasskeyChallengesTable, PasskeysTable, Tables } from '../tables.ts';

type Query = Database<Tables>['query'];
type Tx = Transaction<Tables>;
export type PasskeyRow = Selectable<PasskeysTable>;
export type ChallengeRow = Selectable<PasskeyChallengesTable>;

export const listPasskeys = (query: Query, userId: string): Promise<PasskeyRow[]> =>
  query.selectFrom('passkeys').selectAll().where('userId', '=', userId).orderBy('createdAt').orderBy('id').execute();

/** So that two who add one at once are counted one after the other. */
export async function lockPasskeysOf(tx: Tx, userId: string): Promise<void> {
  await tx.selectFrom('users').select('id').where('id', '=', userId).forUpdate().executeTakeFirst();
}

/** False where that credential is somebody's already. */
export const insertPasskey = (tx: Tx, passkey: PasskeyRow): Promise<boolean> =>
  tx
    .insertInto('passkeys')
    .values(passkey)
    .onConflict(conflict => conflict.column('credentialId').doNothing())
    .executeTakeFirstOrThrow()
    .then(({ numInsertedOrUpdatedRows }) => numInsertedOrUpdatedRows === 1n);

export const lockPasskey = (tx: Tx, credentialId: Buffer): Promise<PasskeyRow | undefined> =>
  tx.selectFrom('passkeys').selectAll().where('credentialId', '=', credentialId).forUpdate().executeTakeFirst();

export async function markUsed(
  tx: Tx,
  { id, counter, synced, lastUsedAt }: Pick<PasskeyRow, 'id' | 'counter' | 'synced' | 'lastUsedAt'>,
): Promise<void> {
  await tx.updateTable('passkeys').set({ counter, synced, lastUsedAt }).where('id', '=', id).execute();
}

interface Own {
  readonly id: string;
  readonly userId: string;
}

export const renamePasskey = (query: Query, { id, userId, name }: Own & { readonly name: string }): Promise<PasskeyRow | undefined> =>
  query.updateTable('passkeys').set({ name }).where('id', '=', id).where('userId', '=', userId).returningAll().executeTakeFirst();

export async function deletePasskey(tx: Tx, { id, userId }: Own): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('passkeys').where('id', '=', id).where('userId', '=', userId).executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function insertChallenge(query: Query, challenge: ChallengeRow): Promise<void> {
  await query.insertInto('passkeyChallenges').values(challenge).execute();
}

/** Uses it up: of two answers at once exactly one gets it. */
export const takeChallenge = (
  query: Query,
  { challengeHash, now }: { readonly challengeHash: Buffer; readonly now: Date },
): Promise<ChallengeRow | undefined> =>
  query
    .deleteFrom('passkeyChallenges')
    .where('challengeHash', '=', challengeHash)
    .where('expiresAt', '>', now)
    .returningAll()
    .executeTakeFirst();

export async function deleteChallengesEndedBy(query: Query, now: Date): Promise<void> {
  await query.deleteFrom('passkeyChallenges').where('expiresAt', '<=', now).execute();
}
