import type { AccessClaims, CodeRequest, CodeSent, PasswordReset } from '@event-planner/contracts/auth';
import { addressTried } from '@event-planner/contracts/user-messages';
import type { z } from 'zod';
import { findUserByEmail, findUserById, setPassword, type UserRow } from '../users.ts';
import type { Activities } from '../activity/service.ts';
import type { Attempts } from '../attempts/service.ts';
import type { Codes } from '../codes/service.ts';
import type { AuthContext } from '../context.ts';
import type { Device } from '@event-planner/platform/http';
import { refuseCode } from '../errors.ts';
import type { Admitted, SecondFactor } from '../second-factor/service.ts';
import type { Sessions } from '../sessions/service.ts';
import { hashPassword } from '../password-hash.ts';
import { ensureStrong } from '../password-strength.ts';

export interface PasswordParts {
  readonly context: Pick<AuthContext, 'db' | 'publish'>;
  readonly attempts: Attempts;
  readonly codes: Codes;
  readonly sessions: Sessions;
  readonly secondFactor: SecondFactor;
  readonly activities: Activities;
}

export interface Passwords {
  sendReset(request: z.infer<typeof CodeRequest>, from: Device): Promise<z.infer<typeof CodeSent>>;
  /** Ends every session, a thief's too, and opens one for who read the mail. Throws `password_weak`. */
  reset(given: z.infer<typeof PasswordReset>, from: Device): Promise<Admitted>;
  /** Ends every other session. Throws `confirmation_needed` and `password_weak`. */
  change(user: AccessClaims, password: string, from: Device): Promise<void>;
}

export function createPasswords({
  context: { db, publish },
  attempts,
  codes,
  sessions,
  secondFactor,
  activities,
}: PasswordParts): Passwords {
  return {
    async sendReset({ email, language }, { network }) {
      await attempts.ensureCode({ email, network });
      await db.transaction(async tx => {
        const user = await findUserByEmail(tx, email);
        const reader = user && { name: user.name, language: user.language ?? language };
        await codes.issue(tx, { purpose: 'reset_password', email, userId: user?.id ?? null }, reader);
        if (!user) await publish(tx, addressTried, { email, purpose: 'reset_password', language });
      });
      return { email, expiresAt: codes.end().toISOString() };
    },

    async reset({ email, code, password }, from) {
      await ensureStrong(password, [email]);
      // Before the code is looked at, so that a right one and a wrong one take the same time.
      const passwordHash = await hashPassword(password);
      const opened = await db.transaction(async tx => {
        const spent = await codes.spend(tx, { purpose: 'reset_password', email, code });
        const user: UserRow | undefined = spent?.userId ? await findUserById(tx, spent.userId) : undefined;
        if (!user) return undefined;
        await setPassword(tx, { id: user.id, passwordHash });
        await secondFactor.endTickets(tx, user.id);
        const ended = await sessions.endAllBut(tx, { sub: user.id });
        await activities.note(tx, 'password_reset', { owner: user, from });
        return { ended, admitted: await secondFactor.admit(tx, user, { method: 'reset', from, remembered: true }) };
      });
      if (!opened) throw refuseCode();
      await sessions.cutOff(opened.ended);
      return opened.admitted;
    },

    async change(user, password, from) {
      await sessions.ensureConfirmed(user);
      await ensureStrong(password, [user.name, user.email]);
      const passwordHash = await hashPassword(password);
      const ended = await db.transaction(async tx => {
        await setPassword(tx, { id: user.sub, passwordHash });
        await secondFactor.endTickets(tx, user.sub);
        const others = await sessions.endAllBut(tx, user);
        const owner = await findUserById(tx, user.sub);
        if (owner) await activities.note(tx, 'password_changed', { owner, from });
        return others;
      });
      await sessions.cutOff(ended);
    },
  };
}
