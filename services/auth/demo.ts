import type { World } from '@event-planner/demo/world';
import type { Database } from '@event-planner/platform/database';
import { hashPassword } from './password-hash.ts';
import type { Tables } from './tables.ts';

/** Accounts one can log in to at once. They share a password, so it is hashed once. Doing it again adds what is missing and changes nothing. */
export async function seedDemo(db: Database<Tables>, { accounts }: Pick<World, 'accounts'>): Promise<void> {
  const hashes = new Map<string, string>();
  for (const { password } of accounts) if (!hashes.has(password)) hashes.set(password, await hashPassword(password));
  const createdAt = new Date();
  const users = accounts.map(({ id, email, name, roles, password }) => ({
    id,
    email,
    name,
    roles: [...roles],
    passwordHash: hashes.get(password) ?? '',
    language: null,
    createdAt,
  }));
  await db.query
    .insertInto('users')
    .values(users)
    .onConflict(conflict => conflict.doNothing())
    .execute();
}
