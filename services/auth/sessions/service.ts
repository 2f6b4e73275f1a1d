import type { Session, SessionList, SignInMethod } from '@event-planner/contracts/auth';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseAny } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import type { z } from 'zod';
import type { Activities } from '../activity/service.ts';
import type { AuthContext } from '../context.ts';
import type { Device } from '@event-planner/platform/http';
import { refuse } from '../errors.ts';
import type { Keys } from '../keys/service.ts';
import type { Tables } from '../tables.ts';
import { findUserById, type UserRow } from '../users.ts';
import { hashSecretToken, newSecretToken } from '../secret-token.ts';
import { secondsAfter } from '../moments.ts';
import { confirmedMinutes, confirmedUntil, lostAnswerSeconds, sessionEnd } from './rules.ts';
import {
  confirmSession,
  deleteOwnSession,
  deleteSessionOf,
  deleteSessionsEndedBy,
  deleteSessionsOf,
  findOwnSession,
  findSession,
  insertSession,
  listSessions,
  rotateToken,
  type SessionRow,
} from './store.ts';

type Tx = Transaction<Tables>;

export interface OpenedSession {
  readonly session: Session;
  /** For the cookie alone. */
  readonly refreshToken: string;
  readonly remembered: boolean;
}

/** Whose access token it is, and the session it was given in. */
export interface Of {
  readonly sub: string;
  readonly sid?: string;
}

export interface SessionParts {
  readonly context: Pick<AuthContext, 'db' | 'now' | 'log' | 'tokens'>;
  readonly keys: Keys;
  readonly activities: Activities;
}

export interface Opening {
  readonly method: SignInMethod;
  readonly from: Device;
  readonly remembered: boolean;
}

export interface Sessions {
  open(tx: Tx, owner: UserRow, opening: Opening): Promise<OpenedSession>;
  renew(refreshToken: string | undefined, from: Device): Promise<OpenedSession>;
  end(refreshToken: string | undefined, from: Device): Promise<void>;
  list(of: Of): Promise<z.infer<typeof SessionList>>;
  endOne(of: Of, id: string, from: Device): Promise<void>;
  /** All but the one that asks. */
  endOthers(of: Of, from: Device): Promise<void>;
  /** Throws `session_ended` unless it is there. */
  ensureOpen(of: Of): Promise<void>;
  /** Throws `confirmation_needed` unless the session's owner proved a short while ago who they are. */
  ensureConfirmed(of: Of): Promise<void>;
  /** The same as an answer; not of an ended session. */
  isConfirmed(of: Of): Promise<boolean>;
  /** Until when. */
  confirm(tx: Tx, of: Of): Promise<Date>;
  /** All sessions of a user, but one. What it answers is for `cutOff`, once that is committed. */
  endAllBut(tx: Tx, of: Of): Promise<readonly string[]>;
  /** Makes access tokens of ended sessions worthless before they expire. */
  cutOff(ended: readonly string[]): Promise<void>;
  forgetEnded(): Promise<void>;
}

export function createSessions({ context: { db, now, log, tokens }, keys, activities }: SessionParts): Sessions {
  async function describe({ id, email, name, roles }: UserRow, sid: string, tx?: Tx): Promise<Session> {
    const { token, expiresAt } = await (await keys.signer(tx)).sign({ sub: id, email, name, roles, sid });
    return { accessToken: token, expiresAt: expiresAt.toISOString(), user: { id, email, name, roles } };
  }

  const own = async ({ sub, sid }: Of): Promise<SessionRow> => {
    const session = sid === undefined ? undefined : await findOwnSession(db.query, { userId: sub, id: sid, now: now() });
    if (!session) throw refuse('session_ended', 'the session has ended: sign in again');
    return session;
  };

  const owner = async (tx: Tx, id: string): Promise<UserRow> => {
    const found = await findUserById(tx, id);
    if (!found) throw new Error('the owner of a session went away');
    return found;
  };

  /** A token that is not good any more: came too late, was logged out, or was used before and not just now. Only the last means that somebody has a copy. */
  async function endByToken(tokenHash: Buffer, from: Device): Promise<void> {
    const id = await db.transaction(async tx => {
      const ended = await deleteSessionOf(tx, tokenHash);
      if (!ended || ended.current) return ended?.id;
      log.warn({ sessionId: ended.id }, 'a refresh token was used twice: its session is ended');
      await activities.note(tx, 'session_stolen', { owner: await owner(tx, ended.userId), from });
      return ended.id;
    });
    if (id !== undefined) await tokens.endSessions([id]);
  }

  return {
    async open(tx, user, { method, from, remembered }) {
      const createdAt = now();
      const refreshToken = newSecretToken();
      const id = newId();
      await insertSession(tx, {
        id,
        userId: user.id,
        tokenHash: hashSecretToken(refreshToken),
        ...from,
        method,
        remembered,
        expiresAt: sessionEnd({ remembered, createdAt }, createdAt),
        createdAt,
        lastUsedAt: createdAt,
        confirmedAt: createdAt,
      });
      await activities.note(tx, method === 'registration' ? 'signed_up' : 'signed_in', { owner: user, from });
      return { refreshToken, remembered, session: await describe(user, id, tx) };
    },

    async renew(refreshToken, from) {
      if (refreshToken === undefined) throw refuse('session_ended', 'there is no session to renew: sign in');
      const tokenHash = hashSecretToken(refreshToken);
      const session = await findSession(db.query, { tokenHash, spentSince: secondsAfter(now(), -lostAnswerSeconds), now: now() });
      if (!session) {
        await endByToken(tokenHash, from);
        throw refuse(
          'session_ended',
          'the session has ended: it was signed out, not used for too long, or its token was used twice. Sign in again',
        );
      }
      const next = newSecretToken();
      const expiresAt = sessionEnd(session, now());
      const won = await rotateToken(db.query, { spent: session.tokenHash, next: hashSecretToken(next), expiresAt, now: now(), ...from });
      // The token was good a moment ago, so this is two tabs at once and no thief: the session goes on with the other answer.
      if (!won) throw refuse('session_renewed_elsewhere', 'another request renewed this session at the same moment: use its answer');
      const user = await findUserById(db.query, session.userId);
      if (!user) throw refuse('session_ended', 'the account is gone');
      return { refreshToken: next, remembered: session.remembered, session: await describe(user, session.id) };
    },

    async end(refreshToken, from) {
      if (refreshToken === undefined) return;
      const id = await db.transaction(async tx => {
        const ended = await deleteSessionOf(tx, hashSecretToken(refreshToken));
        if (ended) await activities.note(tx, 'signed_out', { owner: await owner(tx, ended.userId), from });
        return ended?.id;
      });
      if (id !== undefined) await tokens.endSessions([id]);
    },

    async list({ sub, sid }) {
      const rows = await listSessions(db.query, { userId: sub, now: now() });
      return {
        items: rows.map(({ id, device, network, method, createdAt, lastUsedAt, expiresAt }) => ({
          id,
          current: id === sid,
          device,
          network,
          method,
          startedAt: createdAt.toISOString(),
          lastUsedAt: lastUsedAt.toISOString(),
          endsAt: expiresAt.toISOString(),
        })),
      };
    },

    async endOne({ sub }, id, from) {
      await db.transaction(async tx => {
        if (!(await deleteOwnSession(tx, { userId: sub, id }))) throw refuseAny('not_found', `there is no session ${id} of yours`);
        await activities.note(tx, 'session_ended', { owner: await owner(tx, sub), from });
      });
      await tokens.endSessions([id]);
    },

    async endOthers(of, from) {
      const { id } = await own(of);
      const others = await db.transaction(async tx => {
        const ended = await deleteSessionsOf(tx, { userId: of.sub, but: id });
        if (ended.length > 0) await activities.note(tx, 'other_sessions_ended', { owner: await owner(tx, of.sub), from });
        return ended;
      });
      await tokens.endSessions(others);
    },

    ensureOpen: async of => void (await own(of)),

    async isConfirmed({ sub, sid }) {
      const session = sid === undefined ? undefined : await findOwnSession(db.query, { userId: sub, id: sid, now: now() });
      return session !== undefined && confirmedUntil(session.confirmedAt) > now();
    },

    async ensureConfirmed(of) {
      const { confirmedAt } = await own(of);
      if (confirmedUntil(confirmedAt) > now()) return;
      throw refuse('confirmation_needed', `show once more who you are: this needs a proof of the last ${confirmedMinutes} min`);
    },

    async confirm(tx, of) {
      const { id } = await own(of);
      await confirmSession(tx, { id, at: now() });
      return confirmedUntil(now());
    },

    endAllBut: (tx, { sub, sid }) => deleteSessionsOf(tx, { userId: sub, but: sid }),
    cutOff: ended => tokens.endSessions(ended),

    forgetEnded: () => deleteSessionsEndedBy(db.query, now()),
  };
}
