import { createHmac, hkdfSync } from 'node:crypto';
import type {
  AccessClaims,
  ActivityKind,
  NewTotp,
  RecoveryCodes,
  SecondFactorNeeded,
  SecondFactorProof,
  SecondFactors,
} from '@event-planner/contracts/auth';
import type { Transaction } from '@event-planner/platform/database';
import { newReference } from '@event-planner/platform/ids';
import type { z } from 'zod';
import type { Activities } from '../activity/service.ts';
import type { Attempts } from '../attempts/service.ts';
import type { AuthContext } from '../context.ts';
import type { Device } from '@event-planner/platform/http';
import { refuse } from '../errors.ts';
import { secondsAfter } from '../moments.ts';
import { createSealing } from '../sealing.ts';
import { hashSecretToken, newSecretToken } from '../secret-token.ts';
import type { OpenedSession, Opening, Sessions } from '../sessions/service.ts';
import type { Tables } from '../tables.ts';
import { findUserById, type UserRow } from '../users.ts';
import { canonical, isTotpShaped, recoveryCodeCount, ticketSeconds, ticketTries } from './rules.ts';
import {
  countRecoveryCodes,
  deleteFactor,
  deleteTicket,
  deleteTicketsEndedBy,
  deleteTicketsOf,
  findFactor,
  findTicketOwner,
  insertTicket,
  lockTicket,
  replaceRecoveryCodes,
  savePending,
  spendTicketTry,
  useRecoveryCode,
  useStep,
} from './store.ts';
import { newTotpSecret, stepOf, totpUri } from './totp.ts';

type Tx = Transaction<Tables>;

/** What comes of a first proof that was right. */
export type Admitted = { readonly opened: OpenedSession } | { readonly needed: SecondFactorNeeded };

export interface SecondFactorParts {
  readonly context: Pick<AuthContext, 'db' | 'now'>;
  readonly secret: string;
  readonly attempts: Attempts;
  readonly sessions: Sessions;
  readonly activities: Activities;
}

export interface SecondFactor {
  /** Opens a session, or asks for the second proof first. */
  admit(tx: Tx, user: UserRow, opening: Opening): Promise<Admitted>;
  /** The second proof. */
  finish(given: z.infer<typeof SecondFactorProof>, from: Device): Promise<OpenedSession>;
  /** Of first proofs that count no more. */
  endTickets(tx: Tx, userId: string): Promise<void>;
  isOn(userId: string): Promise<boolean>;
  /** Uses a code up, of the app or written down; false where it is none. */
  spend(tx: Tx, given: { readonly user: UserRow; readonly code: string; readonly from: Device }): Promise<boolean>;
  describe(userId: string): Promise<z.infer<typeof SecondFactors>>;
  begin(user: AccessClaims): Promise<z.infer<typeof NewTotp>>;
  add(user: AccessClaims, code: string, from: Device): Promise<z.infer<typeof RecoveryCodes>>;
  remove(user: AccessClaims, from: Device): Promise<void>;
  renewCodes(user: AccessClaims, from: Device): Promise<z.infer<typeof RecoveryCodes>>;
  forgetEnded(): Promise<void>;
}

export function createSecondFactor({ context: { db, now }, secret, attempts, sessions, activities }: SecondFactorParts): SecondFactor {
  const sealing = createSealing(secret, 'authenticator secrets');
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'recovery codes', 32));
  const hashCode = (userId: string, code: string): Buffer =>
    createHmac('sha256', key)
      .update(`${userId}\n${canonical(code)}`)
      .digest();

  const useTotp = async (tx: Tx, { userId, code }: { readonly userId: string; readonly code: string }): Promise<boolean> => {
    const factor = await findFactor(tx, userId);
    const totp = factor && sealing.open(factor.sealed);
    const step = totp === undefined ? undefined : stepOf(totp, { code: canonical(code), now: now() });
    return step !== undefined && useStep(tx, { userId, step, now: now() });
  };

  const spend: SecondFactor['spend'] = async (tx, { user, code, from }) => {
    if (isTotpShaped(code)) return useTotp(tx, { userId: user.id, code });
    const used = await useRecoveryCode(tx, { userId: user.id, codeHash: hashCode(user.id, code) });
    if (used) await activities.note(tx, 'recovery_code_used', { owner: user, from });
    return used;
  };

  async function newCodes(tx: Tx, userId: string): Promise<string[]> {
    const codes = Array.from({ length: recoveryCodeCount }, () => `${newReference()}-${newReference()}`.toLowerCase());
    await replaceRecoveryCodes(
      tx,
      userId,
      codes.map(code => hashCode(userId, code)),
    );
    return codes;
  }

  const note = async (tx: Tx, kind: ActivityKind, { sub, from }: { readonly sub: string; readonly from: Device }): Promise<void> => {
    const owner = await findUserById(tx, sub);
    if (owner) await activities.note(tx, kind, { owner, from });
  };

  const isOn = async (userId: string): Promise<boolean> => (await findFactor(db.query, userId))?.addedAt != null;
  const refuseWrong = () =>
    refuse('wrong_code', 'the code is wrong or was used before: wait for the next one of the app, or use one that you wrote down');

  return {
    async admit(tx, user, opening) {
      const factor = await findFactor(tx, user.id);
      if (factor?.addedAt == null) return { opened: await sessions.open(tx, user, opening) };
      const token = newSecretToken();
      const expiresAt = secondsAfter(now(), ticketSeconds);
      const { method, remembered } = opening;
      await insertTicket(tx, { tokenHash: hashSecretToken(token), userId: user.id, method, remembered, triesLeft: ticketTries, expiresAt });
      return { needed: { ticket: token, expiresAt: expiresAt.toISOString() } };
    },

    async finish({ ticket, code }, from) {
      const tokenHash = hashSecretToken(ticket);
      const whose = await findTicketOwner(db.query, tokenHash);
      if (whose) await attempts.ensureSecondFactor({ email: whose.email, network: from.network });
      const opened = await db.transaction(async tx => {
        const found = await lockTicket(tx, { tokenHash, now: now() });
        if (!found || !whose || found.triesLeft === 0) return 'ended';
        if (!(await spend(tx, { user: whose, code, from }))) {
          await spendTicketTry(tx, tokenHash);
          return 'wrong';
        }
        await deleteTicket(tx, tokenHash);
        return sessions.open(tx, whose, { method: found.method, remembered: found.remembered, from });
      });
      if (opened === 'ended') throw refuse('session_ended', 'that took too long, or too many tries: sign in again');
      if (opened === 'wrong') throw refuseWrong();
      if (whose) await attempts.forgetSecondFactor({ email: whose.email, network: from.network });
      return opened;
    },

    endTickets: deleteTicketsOf,
    isOn,
    spend,

    async describe(userId) {
      const factor = await findFactor(db.query, userId);
      if (factor?.addedAt == null) return { totp: null, recoveryCodesLeft: 0 };
      return { totp: { addedAt: factor.addedAt.toISOString() }, recoveryCodesLeft: await countRecoveryCodes(db.query, userId) };
    },

    async begin(user) {
      await sessions.ensureConfirmed(user);
      const totp = newTotpSecret();
      const saved = await db.transaction(tx => savePending(tx, { userId: user.sub, sealed: sealing.seal(totp), createdAt: now() }));
      if (!saved) throw refuse('second_factor_there', 'there is an authenticator app already: remove it first');
      return { secret: totp, uri: totpUri(totp, user.email) };
    },

    async add(user, code, from) {
      await attempts.ensureAllowed({ kind: 'confirm', of: [user.sub] });
      await sessions.ensureConfirmed(user);
      if (await isOn(user.sub)) throw refuse('second_factor_there', 'there is an authenticator app already: remove it first');
      const codes = await db.transaction(async tx => {
        if (!(await useTotp(tx, { userId: user.sub, code }))) return undefined;
        await note(tx, 'second_factor_added', { sub: user.sub, from });
        return newCodes(tx, user.sub);
      });
      if (!codes) throw refuseWrong();
      return { codes };
    },

    async remove(user, from) {
      await sessions.ensureConfirmed(user);
      await db.transaction(async tx => {
        if (!(await deleteFactor(tx, user.sub))) throw refuse('second_factor_missing', 'there is no authenticator app');
        await note(tx, 'second_factor_removed', { sub: user.sub, from });
      });
    },

    async renewCodes(user, from) {
      await sessions.ensureConfirmed(user);
      if (!(await isOn(user.sub))) throw refuse('second_factor_missing', 'there is no authenticator app');
      return db.transaction(async tx => {
        await note(tx, 'recovery_codes_renewed', { sub: user.sub, from });
        return { codes: await newCodes(tx, user.sub) };
      });
    },

    forgetEnded: () => deleteTicketsEndedBy(db.query, now()),
  };
}
