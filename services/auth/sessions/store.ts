import { type Database, type Selectable, sql, type Transaction } from '@event-planner/platform/database';
import type { Device } from '@event-planner/platform/http';
import type { SessionsTable, Tables } from '../tables.ts';

type Query = Database<Tables>['query'];
type Tx = Transaction<Tables>;

export type SessionRow = Selectable<SessionsTable>;

export async function insertSession(tx: Tx, session: SessionsTable): Promise<void> {
  await tx.insertInto('sessions').values(session).execute();
}

/** The session that has this as its current token, or had it, and spent it not before `spentSince`. A token is only ever of one. */
const whose = (tokenHash: Buffer, spentSince: Date | '-infinity') => sql<string>`(
  select id from sessions where token_hash = ${tokenHash}
  union all select session_id from spent_tokens where token_hash = ${tokenHash} and spent_at >= ${spentSince}::timestamptz)`;

export interface Shown {
  readonly tokenHash: Buffer;
  /** What was spent since then is still good. */
  readonly spentSince: Date;
  readonly now: Date;
}

/** The live session that this token is good for. */
export const findSession = (query: Query, { tokenHash, spentSince, now }: Shown): Promise<SessionRow | undefined> =>
  query.selectFrom('sessions').selectAll().where('id', '=', whose(tokenHash, spentSince)).where('expiresAt', '>', now).executeTakeFirst();

export interface Rotation extends Device {
  readonly spent: Buffer;
  readonly next: Buffer;
  readonly expiresAt: Date;
  readonly now: Date;
}

/**
 * Trades the current token for the next; false when another request was first. The condition on the current token is what lets exactly one win:
 * the second waits for the row, looks again, and finds the token gone.
 */
export async function rotateToken(query: Query, { spent, next, expiresAt, now, device, network }: Rotation): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await query
    .with('rotated', db =>
      db
        .updateTable('sessions')
        .set({ tokenHash: next, expiresAt, lastUsedAt: now, device, network })
        .where('tokenHash', '=', spent)
        .returning('id'),
    )
    .insertInto('spentTokens')
    .columns(['tokenHash', 'sessionId', 'spentAt'])
    .expression(db =>
      db
        .selectFrom('rotated')
        .select([sql<Buffer>`${spent}::bytea`.as('tokenHash'), 'rotated.id', sql<Date>`${now}::timestamptz`.as('spentAt')]),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export interface Ended {
  readonly id: string;
  readonly userId: string;
  /** Whether the token was still its current one. */
  readonly current: boolean;
}

/** Ends the session that has, or ever had, this token. */
export const deleteSessionOf = (tx: Tx, tokenHash: Buffer): Promise<Ended | undefined> =>
  tx
    .deleteFrom('sessions')
    .where('id', '=', whose(tokenHash, '-infinity'))
    .returning(['id', 'userId', sql<boolean>`token_hash = ${tokenHash}`.as('current')])
    .executeTakeFirst();

/** Those in use, the latest first. */
export const listSessions = (query: Query, { userId, now }: { readonly userId: string; readonly now: Date }): Promise<SessionRow[]> =>
  query
    .selectFrom('sessions')
    .selectAll()
    .where('userId', '=', userId)
    .where('expiresAt', '>', now)
    .orderBy('lastUsedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();

export const findOwnSession = (
  query: Query,
  { userId, id, now }: { readonly userId: string; readonly id: string; readonly now: Date },
): Promise<SessionRow | undefined> =>
  query
    .selectFrom('sessions')
    .selectAll()
    .where('id', '=', id)
    .where('userId', '=', userId)
    .where('expiresAt', '>', now)
    .executeTakeFirst();

export async function deleteOwnSession(tx: Tx, { userId, id }: { readonly userId: string; readonly id: string }): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('sessions').where('id', '=', id).where('userId', '=', userId).executeTakeFirst();
  return numDeletedRows === 1n;
}

/** All but one, or all; their ids. */
export async function deleteSessionsOf(
  tx: Tx,
  { userId, but }: { readonly userId: string; readonly but?: string | undefined },
): Promise<readonly string[]> {
  const ended = await tx
    .deleteFrom('sessions')
    .where('userId', '=', userId)
    .$if(but !== undefined, rows => rows.where('id', '!=', but ?? ''))
    .returning('id')
    .execute();
  return ended.map(({ id }) => id);
}

export async function confirmSession(tx: Tx, { id, at }: { readonly id: string; readonly at: Date }): Promise<void> {
  await tx.updateTable('sessions').set({ confirmedAt: at }).where('id', '=', id).execute();
}

export async function deleteSessionsEndedBy(query: Query, now: Date): Promise<void> {
  await query.deleteFrom('sessions').where('expiresAt', '<=', now).execute();
}
