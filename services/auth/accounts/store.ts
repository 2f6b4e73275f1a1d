import type { Database, Transaction } from '@event-planner/platform/database';
import type { RegistrationsTable, Tables } from '../tables.ts';

type Query = Database<Tables>['query'];
type Tx = Transaction<Tables>;

/** The latest registration of an address replaces the one before. */
export async function saveRegistration(tx: Tx, registration: RegistrationsTable): Promise<void> {
  const { email: _, ...rest } = registration;
  await tx
    .insertInto('registrations')
    .values(registration)
    .onConflict(conflict => conflict.column('email').doUpdateSet(rest))
    .execute();
}

export const findRegistration = (tx: Tx, email: string): Promise<RegistrationsTable | undefined> =>
  tx.selectFrom('registrations').selectAll().where('email', '=', email).forUpdate().executeTakeFirst();

export const deleteRegistration = (tx: Tx, email: string): Promise<RegistrationsTable | undefined> =>
  tx.deleteFrom('registrations').where('email', '=', email).returningAll().executeTakeFirst();

export async function deleteRegistrationsBefore(query: Query, time: Date): Promise<void> {
  await query.deleteFrom('registrations').where('createdAt', '<', time).execute();
}
