import { type Database, type Insertable, isUniqueViolation, type Selectable, type Transaction } from '@event-planner/platform/database';
import { refuse } from './errors.ts';
import type { Tables, UsersTable } from './tables.ts';

type Query = Database<Tables>['query'];
type Tx = Transaction<Tables>;
export type UserRow = Selectable<UsersTable>;

export const findUserById = (query: Query, id: string): Promise<UserRow | undefined> =>
  query.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();

export const findUserByEmail = (query: Query, email: string): Promise<UserRow | undefined> =>
  query.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst();

/** Undefined when the address has an account already. */
export const insertUser = (tx: Tx, user: Insertable<UsersTable>): Promise<UserRow | undefined> =>
  tx
    .insertInto('users')
    .values(user)
    .onConflict(conflict => conflict.column('email').doNothing())
    .returningAll()
    .executeTakeFirst();

export async function setPassword(tx: Tx, { id, passwordHash }: Pick<UserRow, 'id' | 'passwordHash'>): Promise<void> {
  await tx.updateTable('users').set({ passwordHash }).where('id', '=', id).execute();
}

/** Throws `email_taken` where somebody registered with it meanwhile. */
export async function setEmail(tx: Tx, { id, email }: Pick<UserRow, 'id' | 'email'>): Promise<void> {
  await tx
    .updateTable('users')
    .set({ email })
    .where('id', '=', id)
    .execute()
    .catch((error: unknown) => {
      if (isUniqueViolation(error, 'users_email_key')) throw refuse('email_taken', 'the address belongs to an account by now');
      throw error;
    });
}
