import type { z } from 'zod';
import type { CodeCredentials, CodeRequest, CodeSent, Confirmation, Confirmed, Credentials } from '@event-planner/contracts/auth';
import { addressTried } from '@event-planner/contracts/user-messages';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { findUserByEmail, findUserById } from '../users.ts';
import type { Attempts } from '../attempts/service.ts';
import type { Codes } from '../codes/service.ts';
import type { AuthContext } from '../context.ts';
import type { Device } from '@event-planner/platform/http';
import { refuse, refuseCode } from '../errors.ts';
import type { Passkeys } from '../passkeys/service.ts';
import type { PasswordCheck } from '../password-hash.ts';
import type { Admitted, SecondFactor } from '../second-factor/service.ts';
import type { Sessions } from '../sessions/service.ts';

export interface SigningInParts {
  readonly context: Pick<AuthContext, 'db' | 'publish'>;
  readonly attempts: Attempts;
  readonly codes: Codes;
  readonly sessions: Sessions;
  readonly secondFactor: SecondFactor;
  readonly passkeys: Passkeys;
  readonly passwordMatches: PasswordCheck;
}

export interface SigningIn {
  /** `from.network` is counted with the address: whoever guesses locks out only themselves. */
  byPassword(given: z.infer<typeof Credentials>, from: Device): Promise<Admitted>;
  sendCode(request: z.infer<typeof CodeRequest>, from: Device): Promise<z.infer<typeof CodeSent>>;
  byCode(given: z.infer<typeof CodeCredentials>, from: Device): Promise<Admitted>;
  /** Mails a code to who is signed in, to prove it with. */
  sendConfirmation(user: AccessClaims, from: Device): Promise<z.infer<typeof CodeSent>>;
  confirm(user: AccessClaims, proof: z.infer<typeof Confirmation>, from: Device): Promise<z.infer<typeof Confirmed>>;
}

export function createSigningIn({
  context: { db, publish },
  attempts,
  codes,
  sessions,
  secondFactor,
  passkeys,
  passwordMatches,
}: SigningInParts): SigningIn {
  const refusePassword = () => refuse('wrong_credentials', 'the e-mail address or the password is wrong');

  return {
    async byPassword({ email, password, remember = true }, from) {
      const attempt = { email, network: from.network };
      await attempts.ensureLogin(attempt);
      const user = await findUserByEmail(db.query, email);
      const matches = await passwordMatches(user?.passwordHash, password);
      if (!user || !matches) throw refusePassword();
      await attempts.forgetLogin(attempt);
      return db.transaction(tx => secondFactor.admit(tx, user, { method: 'password', from, remembered: remember }));
    },

    /** The same work for every address; the mail to one without an account says so, as its reader alone may know. */
    async sendCode({ email, language }, { network }) {
      await attempts.ensureCode({ email, network });
      await db.transaction(async tx => {
        const user = await findUserByEmail(tx, email);
        const reader = user && { name: user.name, language: user.language ?? language };
        await codes.issue(tx, { purpose: 'sign_in', email, userId: user?.id ?? null }, reader);
        if (!user) await publish(tx, addressTried, { email, purpose: 'sign_in', language });
      });
      return { email, expiresAt: codes.end().toISOString() };
    },

    async byCode({ email, code, remember = true }, from) {
      const opened = await db.transaction(async tx => {
        const spent = await codes.spend(tx, { purpose: 'sign_in', email, code });
        const user = spent?.userId ? await findUserById(tx, spent.userId) : undefined;
        return user && secondFactor.admit(tx, user, { method: 'code', from, remembered: remember });
      });
      if (!opened) throw refuseCode();
      return opened;
    },

    async sendConfirmation(of, { network }) {
      await sessions.ensureOpen(of);
      const user = await findUserById(db.query, of.sub);
      if (!user) throw refuse('session_ended', 'the account is gone');
      await attempts.ensureCode({ email: user.email, network });
      await db.transaction(tx => codes.issue(tx, { purpose: 'confirm', email: user.email, userId: user.id }, user));
      return { email: user.email, expiresAt: codes.end().toISOString() };
    },

    async confirm(user, proof, from) {
      await attempts.ensureAllowed({ kind: 'confirm', of: [user.sub] });
      const row = await findUserById(db.query, user.sub);
      if (!row) throw refuse('session_ended', 'the account is gone');
      if ('passkey' in proof) await passkeys.ensureOwn(row, proof.passkey);
      else if (!('secondFactor' in proof) && (await secondFactor.isOn(row.id)))
        throw refuse('second_factor_needed', 'the account has an authenticator app: prove it with a code of that');
      if ('password' in proof && !(await passwordMatches(row.passwordHash, proof.password)))
        throw refuse('wrong_password', 'the password is wrong');
      const until = await db.transaction(async tx => {
        if ('code' in proof && !(await codes.spend(tx, { purpose: 'confirm', email: row.email, code: proof.code }))) return undefined;
        if ('secondFactor' in proof && !(await secondFactor.spend(tx, { user: row, code: proof.secondFactor, from }))) return undefined;
        return sessions.confirm(tx, user);
      });
      if (!until) throw refuseCode();
      return { until: until.toISOString() };
    },
  };
}
