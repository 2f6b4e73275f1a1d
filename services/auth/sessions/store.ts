import { type Database, type Selectable, sql, type Transaction } from '@event-planner/platform/database';
import type { SessionsTable, Tables, UsersTable } from '../tables.ts';

type Query = Database<Tables>['query'];

export async function insertSession(tx: Transaction<Tables>, session: SessionsTable): Promise<void> {
  await tx.insertInto('sessions').values(session).execute();
}

export type Owner = Pick<Selectable<UsersTable>, 'id' | 'email' | 'name' | 'roles'>;

/** The user whose live session has this as its current token. */
export const findOwner = (
  query: Query,
  { tokenHash, now }: { readonly tokenHash: Buffer; readonly now: Date },
): Promise<Owner | undefined> =>
  query
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.userId')
    .select(['users.id', 'users.email', 'users.name', 'users.roles'])
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .executeTakeFirst();

export interface Rotation {
  readonly spent: Buffer;
  readonly next: Buffer;
  readonly expiresAt: Date;
}

/**
 * Trades one token for the next; false when another request was first. The condition on the current token is what lets exactly one win:
 * the second waits for the row, looks again, and finds the token gone.
 */
export async function rotateToken(query: Query, { spent, next, expiresAt }: Rotation): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await query
    .with('rotated', db => db.updateTable('sessions').set({ tokenHash: next, expiresAt }).where('tokenHash', '=', spent).returning('id'))
    .insertInto('spentTokens')
    .columns(['tokenHash', 'sessionId'])
    .expression(db => db.selectFrom('rotated').select([sql<Buffer>`${spent}::bytea`.as('tokenHash'), 'rotated.id']))
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Ends the session that has, or ever had, this token. */
export async function deleteSessionOf(query: Query, tokenHash: Buffer): Promise<{ id: string } | undefined> {
  return query
    .deleteFrom('sessions')
    .where(is =>
      is.or([
        is('tokenHash', '=', tokenHash),
        is('id', 'in', is.selectFrom('spentTokens').select('sessionId').where('tokenHash', '=', tokenHash)),
      ]),
    )
    .returning('id')
    .executeTakeFirst();
}

export async function deleteSessionsEndedBy(query: Query, now: Date): Promise<void> {
  await query.deleteFrom('sessions').where('expiresAt', '<=', now).execute();
}
