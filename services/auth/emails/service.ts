import type { AccessClaims, CodeSent, EmailChange, EmailChangeProof, User } from '@event-planner/contracts/auth';
import { addressTried, emailChanged } from '@event-planner/contracts/user-messages';
import type { z } from 'zod';
import { findUserByEmail, findUserById, setEmail } from '../users.ts';
import type { Activities } from '../activity/service.ts';
import type { Attempts } from '../attempts/service.ts';
import type { Codes } from '../codes/service.ts';
import type { AuthContext } from '../context.ts';
import type { Device } from '@event-planner/platform/http';
import { refuse, refuseCode } from '../errors.ts';
import type { Sessions } from '../sessions/service.ts';
import { deleteChange, findChange, saveChange } from './store.ts';

export interface EmailParts {
  readonly context: Pick<AuthContext, 'db' | 'now' | 'publish'>;
  readonly attempts: Attempts;
  readonly codes: Codes;
  readonly sessions: Sessions;
  readonly activities: Activities;
}

/** To another address takes a code from each of both mailboxes: the account's owner agrees, and can read what is written to the new one. */
export interface Emails {
  /** Throws `confirmation_needed`. Answers alike whether or not the new address has an account. */
  begin(user: AccessClaims, wanted: z.infer<typeof EmailChange>, from: Device): Promise<z.infer<typeof CodeSent>>;
  finish(user: AccessClaims, proof: z.infer<typeof EmailChangeProof>, from: Device): Promise<User>;
}

export function createEmails({ context: { db, now, publish }, attempts, codes, sessions, activities }: EmailParts): Emails {
  return {
    async begin(user, { email, language }, { network }) {
      await sessions.ensureConfirmed(user);
      const owner = await findUserById(db.query, user.sub);
      if (!owner) throw refuse('session_ended', 'the account is gone');
      if (email === owner.email) throw refuse('email_unchanged', 'this is the address of the account already');
      await attempts.ensureCode({ email: owner.email, network });
      await attempts.ensureCode({ email, network });
      const reader = { name: owner.name, language: owner.language ?? language };
      await db.transaction(async tx => {
        await saveChange(tx, { userId: owner.id, email, createdAt: now() });
        await codes.issue(tx, { purpose: 'leave_address', email: owner.email, userId: owner.id }, reader);
        const taken = await findUserByEmail(tx, email);
        await codes.issue(tx, { purpose: 'take_address', email, userId: taken ? null : owner.id }, taken ? undefined : reader);
        if (taken) await publish(tx, addressTried, { email, purpose: 'take_address', language: taken.language ?? language });
      });
      return { email, expiresAt: codes.end().toISOString() };
    },

    async finish(user, { oldCode, newCode }, from) {
      const changed = await db.transaction(async tx => {
        const owner = await findUserById(tx, user.sub);
        const change = await findChange(tx, user.sub);
        if (!owner || !change) return undefined;
        const left = { purpose: 'leave_address', email: owner.email } as const;
        const taken = { purpose: 'take_address', email: change.email } as const;
        const proofs = [await codes.check(tx, { ...left, code: oldCode }), await codes.check(tx, { ...taken, code: newCode })];
        if (proofs.some(proof => proof?.userId !== owner.id)) return undefined;
        // Also those that opened the account from the mailbox that is left.
        await codes.dropAllOf(tx, owner.id);
        await deleteChange(tx, owner.id);
        await setEmail(tx, { id: owner.id, email: change.email });
        await activities.note(tx, 'email_changed', { owner, from, before: { email: owner.email }, after: { email: change.email } });
        await publish(tx, emailChanged, { userId: owner.id, email: change.email, before: owner.email });
        return { id: owner.id, email: change.email, name: owner.name, roles: owner.roles };
      });
      if (!changed) throw refuseCode();
      return changed;
    },
  };
}
