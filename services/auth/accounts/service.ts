import type { Credentials, User } from '@event-planner/contracts/auth';
import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import type { z } from 'zod';
import type { Attempts } from '../attempts/service.ts';
import type { AuthContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { OpenedSession } from '../sessions/service.ts';
import type { Tables } from '../tables.ts';
import type { PasswordCheck } from './passwords.ts';
import { findUserByEmail, findUserById, type UserRow } from './store.ts';

export interface AccountDependencies {
  readonly context: Pick<AuthContext, 'db'>;
  readonly attempts: Attempts;
  readonly passwordMatches: PasswordCheck;
  readonly openSession: (tx: Transaction<Tables>, user: UserRow) => Promise<OpenedSession>;
}

export type Accounts = ReturnType<typeof createAccounts>;

export const createAccounts = ({ context: { db }, attempts, passwordMatches, openSession }: AccountDependencies) => ({
  /** `from` is the network address: whoever guesses locks out only themselves. */
  async logIn({ email, password }: z.infer<typeof Credentials>, from: string): Promise<OpenedSession> {
    const attempt = { kind: 'login', of: [email, from] } as const;
    await attempts.ensureAllowed(attempt);
    const user = await findUserByEmail(db.query, email);
    const matches = await passwordMatches(user?.passwordHash, password);
    if (!user || !matches) throw refuse('wrong_credentials', 'the e-mail address or the password is wrong');
    await attempts.forget(attempt);
    return db.transaction(tx => openSession(tx, user));
  },

  async getUser(id: string): Promise<User> {
    const user = await findUserById(db.query, id);
    if (!user) throw refuseCommon('not_found', `there is no user ${id}`);
    return { id: user.id, email: user.email, name: user.name, roles: user.roles };
  },
});
