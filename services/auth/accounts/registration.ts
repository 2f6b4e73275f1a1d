import type { z } from 'zod';
import type { CodeRequest, CodeSent, Registration, Verification } from '@event-planner/contracts/auth';
import { codeIssued, userRegistered } from '@event-planner/contracts/messages';
import type { Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import type { Attempts } from '../attempts/service.ts';
import type { AuthContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { OpenedSession } from '../sessions/service.ts';
import type { RegistrationsTable, Tables } from '../tables.ts';
import type { Codes } from './codes.ts';
import { hashPassword } from './passwords.ts';
import { codeSeconds, codeTries, decideCode, registrationHours, secondsAfter } from './rules.ts';
import {
  deleteRegistration,
  deleteRegistrationsBefore,
  findUserByEmail,
  insertUser,
  lockRegistration,
  type NewCode,
  replaceCode,
  saveRegistration,
  spendTry,
  type UserRow,
} from './store.ts';

export interface RegistrationDependencies {
  readonly context: Pick<AuthContext, 'db' | 'now' | 'publish'>;
  readonly codes: Codes;
  readonly attempts: Attempts;
  readonly openSession: (tx: Transaction<Tables>, user: UserRow) => Promise<OpenedSession>;
}

export type Registrations = ReturnType<typeof createRegistrations>;

export const createRegistrations = (dependencies: RegistrationDependencies) => ({
  register: (form: z.infer<typeof Registration>) => register(dependencies, form),
  sendCodeAgain: (request: z.infer<typeof CodeRequest>) => sendCodeAgain(dependencies, request),
  verify: (given: z.infer<typeof Verification>) => verify(dependencies, given),
  forgetOld: () =>
    deleteRegistrationsBefore(dependencies.context.db.query, secondsAfter(dependencies.context.now(), -registrationHours * 3600)),
});

type Sent = z.infer<typeof CodeSent>;

/** Does not look whether the address has an account, so it cannot tell by words or by time; `verify` finds out, and that takes the mailbox. */
async function register(dependencies: RegistrationDependencies, form: z.infer<typeof Registration>): Promise<Sent> {
  const { email, name, password, language } = form;
  const { context, attempts } = dependencies;
  await attempts.ensureAllowed({ kind: 'code', of: [email] });
  const passwordHash = await hashPassword(password);
  const issued = createCode(dependencies, email);
  await context.db.transaction(async tx => {
    await saveRegistration(tx, { ...issued.stored, name, passwordHash, createdAt: context.now() });
    await context.publish(tx, codeIssued, { ...issued.sent, name, code: issued.code, language });
  });
  return issued.sent;
}

async function sendCodeAgain(dependencies: RegistrationDependencies, { email, language }: z.infer<typeof CodeRequest>): Promise<Sent> {
  const { context, attempts } = dependencies;
  await attempts.ensureAllowed({ kind: 'code', of: [email] });
  const issued = createCode(dependencies, email);
  await context.db.transaction(async tx => {
    const registration = await replaceCode(tx, issued.stored);
    if (registration) await context.publish(tx, codeIssued, { ...issued.sent, name: registration.name, code: issued.code, language });
  });
  return issued.sent;
}

function createCode({ context, codes }: RegistrationDependencies, email: string): { code: string; stored: NewCode; sent: Sent } {
  const code = codes.create();
  const codeExpiresAt = secondsAfter(context.now(), codeSeconds);
  return {
    code,
    stored: { email, codeHash: codes.hash(email, code), triesLeft: codeTries, codeExpiresAt },
    sent: { email, expiresAt: codeExpiresAt.toISOString() },
  };
}

async function verify(dependencies: RegistrationDependencies, { email, code }: z.infer<typeof Verification>): Promise<OpenedSession> {
  const { context, codes, openSession } = dependencies;
  const opened = await context.db.transaction(async tx => {
    const registration = await lockRegistration(tx, email);
    if (!registration) return undefined;
    const matches = codes.matches(registration.codeHash, { email, code });
    const verdict = decideCode(registration, { matches, now: context.now() });
    if (verdict === 'wrong') await spendTry(tx, email);
    return verdict === 'accepted' ? openSession(tx, await admit(dependencies, tx, registration)) : undefined;
  });
  // Thrown outside of the transaction: the spent try must stay spent.
  if (!opened) throw refuse('wrong_code', `the code is wrong, used or older than ${codeSeconds / 60} min: check it, or ask for a new one`);
  return opened;
}

/** Makes the account. One that was there stays as it is: whoever registered may not be who reads the mail, so that password counts for nothing. */
async function admit({ context }: RegistrationDependencies, tx: Transaction<Tables>, registration: RegistrationsTable): Promise<UserRow> {
  const { email, name, passwordHash } = registration;
  await deleteRegistration(tx, email);
  const added = await insertUser(tx, { id: newId(), email, name, passwordHash, roles: ['attendee'], createdAt: context.now() });
  if (added) {
    await context.publish(tx, userRegistered, { userId: added.id, email, name });
    return added;
  }
  const known = await findUserByEmail(tx, email);
  if (!known) throw new Error('the account went away while its code was being checked');
  return known;
}
