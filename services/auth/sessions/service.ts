import type { AccessClaims, Session } from '@event-planner/contracts/auth';
import type { Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import type { AuthContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { Tables } from '../tables.ts';
import { hashRefreshToken, newRefreshToken } from './refresh-token.ts';
import { sessionDays, sessionEnd } from './rules.ts';
import { deleteSessionOf, deleteSessionsEndedBy, findOwner, insertSession, type Owner, rotateToken } from './store.ts';

export interface OpenedSession {
  readonly session: Session;
  /** For the cookie alone. */
  readonly refreshToken: string;
}

export interface SessionDependencies {
  readonly context: Pick<AuthContext, 'db' | 'now' | 'log'>;
  readonly sign: (claims: AccessClaims) => Promise<{ readonly token: string; readonly expiresAt: Date }>;
}

export type Sessions = ReturnType<typeof createSessions>;

export const createSessions = (dependencies: SessionDependencies) => ({
  open: (tx: Transaction<Tables>, owner: Owner) => open(dependencies, tx, owner),
  renew: (refreshToken: string | undefined) => renew(dependencies, refreshToken),
  async end(refreshToken: string | undefined): Promise<void> {
    if (refreshToken !== undefined) await deleteSessionOf(dependencies.context.db.query, hashRefreshToken(refreshToken));
  },
  forgetEnded: () => deleteSessionsEndedBy(dependencies.context.db.query, dependencies.context.now()),
});

async function open(dependencies: SessionDependencies, tx: Transaction<Tables>, owner: Owner): Promise<OpenedSession> {
  const now = dependencies.context.now();
  const refreshToken = newRefreshToken();
  await insertSession(tx, {
    id: newId(),
    userId: owner.id,
    tokenHash: hashRefreshToken(refreshToken),
    expiresAt: sessionEnd(now),
    createdAt: now,
  });
  return { refreshToken, session: await describe(dependencies, owner) };
}

async function renew(dependencies: SessionDependencies, refreshToken: string | undefined): Promise<OpenedSession> {
  const { db, now, log } = dependencies.context;
  if (refreshToken === undefined) throw refuse('session_ended', 'there is no session to renew: log in');
  const spent = hashRefreshToken(refreshToken);
  const owner = await findOwner(db.query, { tokenHash: spent, now: now() });
  if (!owner) {
    const ended = await deleteSessionOf(db.query, spent);
    if (ended) log.warn({ sessionId: ended.id }, 'a refresh token came too late or twice: its session is ended');
    throw refuse(
      'session_ended',
      `the session has ended: it was logged out, not renewed for ${sessionDays} days, or its token was used twice. Log in again`,
    );
  }
  const next = newRefreshToken();
  const won = await rotateToken(db.query, { spent, next: hashRefreshToken(next), expiresAt: sessionEnd(now()) });
  // The token was good a moment ago, so this is two tabs at once and no thief: the session goes on with the other answer.
  if (!won) throw refuse('session_renewed_elsewhere', 'another request renewed this session at the same moment: use its answer');
  return { refreshToken: next, session: await describe(dependencies, owner) };
}

async function describe({ sign }: SessionDependencies, { id, email, name, roles }: Owner): Promise<Session> {
  const { token, expiresAt } = await sign({ sub: id, email, name, roles });
  return { accessToken: token, expiresAt: expiresAt.toISOString(), user: { id, email, name, roles } };
}
