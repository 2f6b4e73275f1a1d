import type { Database, Selectable, Transaction } from '@event-planner/platform/database';
import type { UserRow } from '../users.ts';
import type { SecondFactorsTable, SignInTicketsTable, Tables } from '../tables.ts';

type Query = Database<Tables>['query'];
type Tx = Transaction<Tables>;
export type FactorRow = Selectable<SecondFactorsTable>;
export type TicketRow = Selectable<SignInTicketsTable>;

export const findFactor = (query: Query, userId: string): Promise<FactorRow | undefined> =>
  query.selectFrom('secondFactors').selectAll().where('userId', '=', userId).executeTakeFirst();

/** Undefined where there is one that is in use already. */
export async function savePending(tx: Tx, factor: Pick<FactorRow, 'userId' | 'sealed' | 'createdAt'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('secondFactors')
    .values({ ...factor, addedAt: null, lastStep: '0' })
    .onConflict(conflict =>
      conflict
        .column('userId')
        .doUpdateSet({ sealed: factor.sealed, createdAt: factor.createdAt, lastStep: '0' })
        .where('secondFactors.addedAt', 'is', null),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Uses a code up: false where it, or a later one, was used before. Of two at once exactly one wins. */
export async function useStep(
  tx: Tx,
  { userId, step, now }: { readonly userId: string; readonly step: number; readonly now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('secondFactors')
    .set(({ fn, val }) => ({ lastStep: String(step), addedAt: fn.coalesce('addedAt', val(now)) }))
    .where('userId', '=', userId)
    .where('lastStep', '<', String(step))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteFactor(tx: Tx, userId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('secondFactors')
    .where('userId', '=', userId)
    .where('addedAt', 'is not', null)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function replaceRecoveryCodes(tx: Tx, userId: string, hashes: readonly Buffer[]): Promise<void> {
  await tx.deleteFrom('recoveryCodes').where('userId', '=', userId).execute();
  await tx
    .insertInto('recoveryCodes')
    .values(hashes.map(codeHash => ({ userId, codeHash })))
    .execute();
}

/** Uses one up; false where it is none, or was used before. */
export async function useRecoveryCode(
  tx: Tx,
  { userId, codeHash }: { readonly userId: string; readonly codeHash: Buffer },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('recoveryCodes')
    .where('userId', '=', userId)
    .where('codeHash', '=', codeHash)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function countRecoveryCodes(query: Query, userId: string): Promise<number> {
  const { n } = await query
    .selectFrom('recoveryCodes')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function insertTicket(tx: Tx, ticket: TicketRow): Promise<void> {
  await tx.insertInto('signInTickets').values(ticket).execute();
}

export const findTicketOwner = (query: Query, tokenHash: Buffer): Promise<UserRow | undefined> =>
  query
    .selectFrom('signInTickets')
    .innerJoin('users', 'users.id', 'signInTickets.userId')
    .selectAll('users')
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();

export const lockTicket = (
  tx: Tx,
  { tokenHash, now }: { readonly tokenHash: Buffer; readonly now: Date },
): Promise<TicketRow | undefined> =>
  tx.selectFrom('signInTickets').selectAll().where('tokenHash', '=', tokenHash).where('expiresAt', '>', now).forUpdate().executeTakeFirst();

export async function spendTicketTry(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx
    .updateTable('signInTickets')
    .set(({ eb }) => ({ triesLeft: eb('triesLeft', '-', 1) }))
    .where('tokenHash', '=', tokenHash)
    .execute();
}

export async function deleteTicket(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.deleteFrom('signInTickets').where('tokenHash', '=', tokenHash).execute();
}

export async function deleteTicketsOf(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('signInTickets').where('userId', '=', userId).execute();
}

export async function deleteTicketsEndedBy(query: Query, now: Date): Promise<void> {
  await query.deleteFrom('signInTickets').where('expiresAt', '<=', now).execute();
}
