import { sql, type Transaction } from '@event-planner/platform/database';
import { refuse } from './errors.ts';
import type { Tables } from './tables.ts';

/**
 * Throws `last_way_in` where, with what this transaction took away, nothing opens the account but codes by mail: who loses an account elsewhere may lose its mailbox
 * with it. Two that go at the same moment cannot each rely on the other: the second waits for the first, and then does not find it.
 */
export async function ensureWayIn(tx: Transaction<Tables>, userId: string): Promise<void> {
  await tx.selectFrom('users').select('id').where('id', '=', userId).forUpdate().execute();
  const { rows } = await sql<{ remains: boolean }>`
    select password_hash is not null or exists (select from passkeys where user_id = ${userId}) or exists (select from identities where user_id = ${userId}) as remains
    from users where id = ${userId}`.execute(tx);
  if (!rows[0]?.remains)
    throw refuse(
      'last_way_in',
      'it is your only way in but for codes by mail: set a password, add a passkey or link an account elsewhere first',
    );
}
