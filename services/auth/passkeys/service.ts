import type { AccessClaims, ActivityKind } from '@event-planner/contracts/auth';
import type {
  AssertedCredential,
  CreatedCredential,
  NewPasskey,
  Passkey,
  PasskeyCreation,
  PasskeyList,
  PasskeyRequest,
  PasskeySignIn,
} from '@event-planner/contracts/passkeys';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseAny } from '@event-planner/platform/errors';
import type { Device } from '@event-planner/platform/http';
import { newId } from '@event-planner/platform/ids';
import type { z } from 'zod';
import type { Activities } from '../activity/service.ts';
import type { Attempts } from '../attempts/service.ts';
import type { AuthContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { secondsAfter } from '../moments.ts';
import { hashSecretToken } from '../secret-token.ts';
import type { OpenedSession, Sessions } from '../sessions/service.ts';
import type { ChallengePurpose, Tables } from '../tables.ts';
import { findUserById, type UserRow } from '../users.ts';
import { ensureWayIn } from '../ways-in.ts';
import { createRelyingParty } from './relying-party.ts';
import { challengeSeconds, mostPasskeys } from './rules.ts';
import {
  deleteChallengesEndedBy,
  deletePasskey,
  insertChallenge,
  insertPasskey,
  listPasskeys,
  lockPasskey,
  lockPasskeysOf,
  markUsed,
  type PasskeyRow,
  renamePasskey,
  takeChallenge,
} from './store.ts';

type Tx = Transaction<Tables>;

export interface PasskeyParts {
  readonly context: Pick<AuthContext, 'db' | 'now' | 'log' | 'webUrl'>;
  readonly attempts: Attempts;
  readonly sessions: Sessions;
  readonly activities: Activities;
}

/**
 * Keys that a device or a password manager keeps, and gives only to its owner and only to this site. One is two proofs in one, what somebody has
 * and what they know or are, so it opens a session by itself.
 */
export interface Passkeys {
  list(user: AccessClaims): Promise<z.infer<typeof PasskeyList>>;
  /** Throws `confirmation_needed`. */
  begin(user: AccessClaims): Promise<PasskeyCreation>;
  add(user: AccessClaims, given: z.infer<typeof NewPasskey>, from: Device): Promise<Passkey>;
  rename(user: AccessClaims, id: string, name: string): Promise<Passkey>;
  /** Throws `confirmation_needed`, and `last_way_in` where it is that. */
  remove(user: AccessClaims, id: string, from: Device): Promise<void>;
  /** For anybody: it names no account. */
  ask(from: Device): Promise<PasskeyRequest>;
  signIn(given: z.infer<typeof PasskeySignIn>, from: Device): Promise<OpenedSession>;
  /** For who is signed in, to prove anew who they are. */
  askAnew(user: AccessClaims, from: Device): Promise<PasskeyRequest>;
  /** Throws unless it is one of the account's, for a challenge of `askAnew`. */
  ensureOwn(user: UserRow, credential: AssertedCredential): Promise<void>;
  forgetEnded(): Promise<void>;
}

export function createPasskeys({ context: { db, now, log, webUrl }, attempts, sessions, activities }: PasskeyParts): Passkeys {
  const site = createRelyingParty(webUrl);
  const refuseIt = () =>
    refuse('passkey_refused', 'the passkey was not accepted, or its question is more than 5 minutes old or was answered before: try again');

  async function keepChallenge<Asked extends { readonly challenge: string }>(
    asked: Asked,
    of: { readonly purpose: ChallengePurpose; readonly userId: string | null },
  ): Promise<Asked> {
    const expiresAt = secondsAfter(now(), challengeSeconds);
    await insertChallenge(db.query, { challengeHash: hashSecretToken(asked.challenge), ...of, expiresAt });
    return asked;
  }

  /** Uses the challenge up that a credential answers, whether or not the answer is right; throws unless it was asked for this. */
  async function spendChallenge(
    credential: CreatedCredential | AssertedCredential,
    { purpose, userId }: { readonly purpose: ChallengePurpose; readonly userId: string | null },
  ): Promise<string> {
    const challenge = site.challengeIn(credential);
    const asked =
      challenge === undefined ? undefined : await takeChallenge(db.query, { challengeHash: hashSecretToken(challenge), now: now() });
    if (challenge === undefined || asked?.purpose !== purpose || asked.userId !== userId) throw refuseIt();
    return challenge;
  }

  /** Whose it is. */
  async function check(tx: Tx, credential: AssertedCredential, expectedChallenge: string): Promise<UserRow> {
    const kept = await lockPasskey(tx, Buffer.from(credential.id, 'base64url'));
    const user = kept && (await findUserById(tx, kept.userId));
    if (!user) throw refuse('passkey_unknown', 'this passkey belongs to no account here: it may have been removed');
    const { userHandle } = credential.response;
    const isTheirs = userHandle === undefined || Buffer.from(userHandle, 'base64url').toString() === user.id;
    const used = isTheirs ? await site.asserted(credential, { kept, expectedChallenge }) : undefined;
    if (!used) {
      log.warn({ passkeyId: kept.id }, 'a passkey was not accepted: a wrong signature, another site, or a copy of it');
      throw refuseIt();
    }
    await markUsed(tx, { id: kept.id, ...used, lastUsedAt: now() });
    return user;
  }

  async function owner(tx: Tx, { sub }: AccessClaims): Promise<UserRow> {
    const found = await findUserById(tx, sub);
    if (!found) throw refuse('session_ended', 'the account is gone');
    return found;
  }
  const note = async (tx: Tx, kind: ActivityKind, { of, from }: { readonly of: AccessClaims; readonly from: Device }) =>
    activities.note(tx, kind, { owner: await owner(tx, of), from });

  const ensureFewAsk = ({ network }: Device) => attempts.ensureAllowed({ kind: 'passkey_challenges', of: [network] });
  const ensureRoom = (there: readonly PasskeyRow[]): void => {
    if (there.length >= mostPasskeys)
      throw refuse('too_many_passkeys', `an account has ${mostPasskeys} passkeys at most: remove one first`);
  };

  return {
    list: async ({ sub }) => ({ items: (await listPasskeys(db.query, sub)).map(describe) }),

    async begin(user) {
      await sessions.ensureConfirmed(user);
      const there = await listPasskeys(db.query, user.sub);
      ensureRoom(there);
      const person = { id: user.sub, email: user.email, name: user.name };
      return keepChallenge(await site.creation(person, there), { purpose: 'add', userId: user.sub });
    },

    async add(user, { credential, name }, from) {
      await sessions.ensureConfirmed(user);
      const created = await site.created(credential, await spendChallenge(credential, { purpose: 'add', userId: user.sub }));
      if (!created) throw refuseIt();
      return db.transaction(async tx => {
        await lockPasskeysOf(tx, user.sub);
        await note(tx, 'passkey_added', { of: user, from });
        ensureRoom(await listPasskeys(tx, user.sub));
        const { transports, ...kept } = created;
        const passkey = {
          ...kept,
          transports: [...transports],
          id: newId(),
          userId: user.sub,
          name: name ?? from.device ?? 'Passkey',
          createdAt: now(),
          lastUsedAt: null,
        };
        if (!(await insertPasskey(tx, passkey))) throw refuse('passkey_there', 'this passkey was added before');
        return describe(passkey);
      });
    },

    async rename({ sub }, id, name) {
      const renamed = await renamePasskey(db.query, { id, userId: sub, name });
      if (!renamed) throw noPasskey(id);
      return describe(renamed);
    },

    async remove(user, id, from) {
      await sessions.ensureConfirmed(user);
      await db.transaction(async tx => {
        if (!(await deletePasskey(tx, { id, userId: user.sub }))) throw noPasskey(id);
        await ensureWayIn(tx, user.sub);
        await note(tx, 'passkey_removed', { of: user, from });
      });
    },

    async ask(from) {
      await ensureFewAsk(from);
      return keepChallenge(await site.request(), { purpose: 'sign_in', userId: null });
    },

    async signIn({ credential, remember = true }, from) {
      const challenge = await spendChallenge(credential, { purpose: 'sign_in', userId: null });
      return db.transaction(async tx =>
        sessions.open(tx, await check(tx, credential, challenge), { method: 'passkey', from, remembered: remember }),
      );
    },

    async askAnew(user, from) {
      await ensureFewAsk(from);
      await sessions.ensureOpen(user);
      return keepChallenge(await site.request(await listPasskeys(db.query, user.sub)), { purpose: 'confirm', userId: user.sub });
    },

    async ensureOwn(user, credential) {
      const challenge = await spendChallenge(credential, { purpose: 'confirm', userId: user.id });
      const { id } = await db.transaction(tx => check(tx, credential, challenge));
      if (id !== user.id) throw refuseIt();
    },

    forgetEnded: () => deleteChallengesEndedBy(db.query, now()),
  };
}

const noPasskey = (id: string) => refuseAny('not_found', `there is no passkey ${id} of yours`);

const describe = ({ id, name, synced, createdAt, lastUsedAt }: PasskeyRow): Passkey => ({
  id,
  name,
  synced,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
