import type { ProviderId } from '@event-planner/contracts/auth';
import type { Database, Selectable, Transaction } from '@event-planner/platform/database';
import type { IdentitiesTable, ProviderSignInsTable, Tables } from '../tables.ts';
import type { UserRow } from '../users.ts';

type Query = Database<Tables>['query'];
type Tx = Transaction<Tables>;
export type IdentityRow = Selectable<IdentitiesTable>;
export type SignInRow = Selectable<ProviderSignInsTable>;
export type IdentityName = Pick<IdentityRow, 'issuer' | 'subject'>;

export async function insertSignIn(query: Query, row: SignInRow): Promise<void> {
  await query.insertInto('providerSignIns').values(row).execute();
}

/** Good once: of two at the same moment exactly one gets it. */
export const takeSignIn = (query: Query, tokenHash: Buffer): Promise<SignInRow | undefined> =>
  query.deleteFrom('providerSignIns').where('tokenHash', '=', tokenHash).returningAll().executeTakeFirst();

export async function deleteSignInsEndedBy(query: Query, now: Date): Promise<void> {
  await query.deleteFrom('providerSignIns').where('expiresAt', '<=', now).execute();
}

export const findOwner = (tx: Tx, { issuer, subject }: IdentityName): Promise<UserRow | undefined> =>
  tx
    .selectFrom('identities')
    .innerJoin('users', 'users.id', 'identities.userId')
    .selectAll('users')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();

/** False where that account is linked already, or the user has another of that provider's. */
export async function insertIdentity(tx: Tx, identity: IdentityRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('identities')
    .values(identity)
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function noteUse(
  tx: Tx,
  { issuer, subject, email, lastUsedAt }: IdentityName & Pick<IdentityRow, 'email' | 'lastUsedAt'>,
): Promise<void> {
  await tx.updateTable('identities').set({ email, lastUsedAt }).where('issuer', '=', issuer).where('subject', '=', subject).execute();
}

export const listIdentities = (query: Query, userId: string): Promise<IdentityRow[]> =>
  query.selectFrom('identities').selectAll().where('userId', '=', userId).orderBy('linkedAt').execute();

export async function deleteIdentity(
  tx: Tx,
  { userId, provider }: { readonly userId: string; readonly provider: ProviderId },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('identities')
    .where('userId', '=', userId)
    .where('provider', '=', provider)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
