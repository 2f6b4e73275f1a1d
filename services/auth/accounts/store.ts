import type { Database, Selectable, Transaction } from '@event-planner/platform/database';
import type { RegistrationsTable, Tables, UsersTable } from '../tables.ts';

type Query = Database<Tables>['query'];
type Tx = Transaction<Tables>;
export type UserRow = Selectable<UsersTable>;

export const findUserById = (query: Query, id: string): Promise<UserRow | undefined> =>
  query.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();

export const findUserByEmail = (query: Query, email: string): Promise<UserRow | undefined> =>
  query.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst();

/** Undefined when the address has an account already. */
export const insertUser = (tx: Tx, user: UserRow): Promise<UserRow | undefined> =>
  tx
    .insertInto('users')
    .values(user)
    .onConflict(conflict => conflict.column('email').doNothing())
    .returningAll()
    .executeTakeFirst();

/** The latest registration of an address replaces the one before, and its code. */
export async function saveRegistration(tx: Tx, registration: RegistrationsTable): Promise<void> {
  const { email: _, ...rest } = registration;
  await tx
    .insertInto('registrations')
    .values(registration)
    .onConflict(conflict => conflict.column('email').doUpdateSet(rest))
    .execute();
}

export type NewCode = Pick<RegistrationsTable, 'email' | 'codeHash' | 'triesLeft' | 'codeExpiresAt'>;

/** Undefined when nobody is registering with the address. */
export const replaceCode = (tx: Tx, { email, ...code }: NewCode): Promise<{ name: string } | undefined> =>
  tx.updateTable('registrations').set(code).where('email', '=', email).returning('name').executeTakeFirst();

export const lockRegistration = (tx: Tx, email: string): Promise<RegistrationsTable | undefined> =>
  tx.selectFrom('registrations').selectAll().where('email', '=', email).forUpdate().executeTakeFirst();

export async function spendTry(tx: Tx, email: string): Promise<void> {
  await tx
    .updateTable('registrations')
    .set(({ eb }) => ({ triesLeft: eb('triesLeft', '-', 1) }))
    .where('email', '=', email)
    .execute();
}

export async function deleteRegistration(tx: Tx, email: string): Promise<void> {
  await tx.deleteFrom('registrations').where('email', '=', email).execute();
}

export async function deleteRegistrationsBefore(query: Query, time: Date): Promise<void> {
  await query.deleteFrom('registrations').where('createdAt', '<', time).execute();
}
