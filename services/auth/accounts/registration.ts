import type { z } from 'zod';
import type { CodeRequest, CodeSent, Registration, Verification } from '@event-planner/contracts/auth';
import { userRegistered } from '@event-planner/contracts/user-messages';
import type { Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import type { Attempts } from '../attempts/service.ts';
import type { Codes } from '../codes/service.ts';
import type { AuthContext } from '../context.ts';
import type { Device } from '@event-planner/platform/http';
import { refuse, refuseCode } from '../errors.ts';
import { secondsAfter } from '../moments.ts';
import { hashPassword, type PasswordCheck } from '../password-hash.ts';
import { ensureStrong } from '../password-strength.ts';
import type { Admitted, SecondFactor } from '../second-factor/service.ts';
import type { Tables } from '../tables.ts';
import { findUserByEmail, insertUser, type UserRow } from '../users.ts';
import { hashSecretToken } from '../secret-token.ts';
import { registrationHours } from './rules.ts';
import { deleteRegistration, deleteRegistrationsBefore, findRegistration, saveRegistration } from './store.ts';

export interface RegistrationParts {
  readonly context: Pick<AuthContext, 'db' | 'now' | 'publish'>;
  readonly codes: Codes;
  readonly attempts: Attempts;
  readonly secondFactor: SecondFactor;
  readonly passwordMatches: PasswordCheck;
}

type Sent = z.infer<typeof CodeSent>;

export interface Registrations {
  /** Throws `password_weak`. `browser` is the token that the browser is known by. */
  register(form: z.infer<typeof Registration>, from: Device, browser: string): Promise<Sent>;
  sendCodeAgain(request: z.infer<typeof CodeRequest>, from: Device): Promise<Sent>;
  /**
   * Throws `registered_elsewhere` unless it comes from whoever registered the address last, whose password the account gets: from that browser, or with that password. Else
   * somebody who has registered an address after its owner, or instead of them, would have a password to the account that its owner opens: the owner enters
   * the code that was mailed last, and sees no difference. Who keeps no cookies is no exception, for then whoever made the owner's client forget them, or waited for a client
   * that has none, had that account.
   */
  verify(given: z.infer<typeof Verification>, from: Device, browser: string | undefined): Promise<Admitted>;
  forgetOld(): Promise<void>;
}

export function createRegistrations({ context, codes, attempts, secondFactor, passwordMatches }: RegistrationParts): Registrations {
  const { db, now, publish } = context;
  const sent = (email: string): Sent => ({ email, expiresAt: codes.end().toISOString() });

  /** Makes the account. One that was there stays as it is: whoever registered may not be who reads the mail, so that password counts for nothing. */
  async function admit(tx: Transaction<Tables>, email: string): Promise<UserRow | undefined> {
    const registration = await deleteRegistration(tx, email);
    if (!registration) return undefined;
    const { name, passwordHash, language } = registration;
    const added = await insertUser(tx, { id: newId(), email, name, passwordHash, roles: ['attendee'], language, createdAt: now() });
    if (!added) return findUserByEmail(tx, email);
    await publish(tx, userRegistered, { userId: added.id, email, name });
    return added;
  }

  interface Registered {
    readonly email: string;
    readonly password: string | undefined;
    readonly browser: string | undefined;
  }
  async function isOfAnother(tx: Transaction<Tables>, { email, password, browser }: Registered): Promise<boolean> {
    const registration = await findRegistration(tx, email);
    if (!registration) return false;
    if (browser !== undefined && registration.browserHash?.equals(hashSecretToken(browser)) === true) return false;
    return password === undefined || !(await passwordMatches(registration.passwordHash, password));
  }

  return {
    /** Does not look whether the address has an account, so it cannot tell by words or by time; `verify` finds out, and that takes the mailbox. */
    async register({ email, name, password, language }, { network }, browser) {
      await attempts.ensureCode({ email, network });
      await ensureStrong(password, [name, email]);
      const passwordHash = await hashPassword(password);
      await db.transaction(async tx => {
        await saveRegistration(tx, {
          email,
          name,
          passwordHash,
          language: language ?? null,
          browserHash: hashSecretToken(browser),
          createdAt: now(),
        });
        await codes.issue(tx, { purpose: 'register', email, userId: null }, { name, language });
      });
      return sent(email);
    },

    async sendCodeAgain({ email, language }, { network }) {
      await attempts.ensureCode({ email, network });
      await db.transaction(async tx => {
        const registration = await findRegistration(tx, email);
        const reader = registration && { name: registration.name, language: language ?? registration.language };
        await codes.issue(tx, { purpose: 'register', email, userId: null }, reader);
      });
      return sent(email);
    },

    async verify({ email, code, password, remember = true }, from, browser) {
      const opened = await db.transaction(async tx => {
        if (!(await codes.spend(tx, { purpose: 'register', email, code }))) return undefined;
        if (await isOfAnother(tx, { email, password, browser })) return 'elsewhere';
        const user = await admit(tx, email);
        return user && secondFactor.admit(tx, user, { method: 'registration', from, remembered: remember });
      });
      // Thrown outside of the transaction: the spent try must stay spent.
      if (!opened) throw refuseCode();
      if (opened === 'elsewhere')
        throw refuse('registered_elsewhere', 'this address was last registered elsewhere: fill in the form once more here');
      return opened;
    },

    forgetOld: () => deleteRegistrationsBefore(db.query, secondsAfter(now(), -registrationHours * 3600)),
  };
}
