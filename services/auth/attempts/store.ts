import { type Database, sql } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

type Query = Database<Tables>['query'];

/** Counts one attempt and answers how many its window has had; a window that is over starts anew. */
export async function countAttempt(
  query: Query,
  attempt: { key: Buffer; now: Date; endsAt: Date },
): Promise<{ count: number; endsAt: Date }> {
  const over = sql<boolean>`attempts.ends_at <= ${attempt.now}`;
  return query
    .insertInto('attempts')
    .values({ key: attempt.key, count: 1, endsAt: attempt.endsAt })
    .onConflict(conflict =>
      conflict.column('key').doUpdateSet({
        count: sql<number>`case when ${over} then 1 else attempts.count + 1 end`,
        endsAt: sql<Date>`case when ${over} then excluded.ends_at else attempts.ends_at end`,
      }),
    )
    .returning(['count', 'endsAt'])
    .executeTakeFirstOrThrow();
}

/** Takes one back of each. */
export async function uncountAttempts(query: Query, keys: readonly Buffer[]): Promise<void> {
  await query
    .updateTable('attempts')
    .set(({ eb }) => ({ count: eb('count', '-', 1) }))
    .where('key', 'in', keys)
    .where('count', '>', 0)
    .execute();
}

export async function deleteAttempts(query: Query, key: Buffer): Promise<void> {
  await query.deleteFrom('attempts').where('key', '=', key).execute();
}

export async function deleteEndedAttempts(query: Query, now: Date): Promise<void> {
  await query.deleteFrom('attempts').where('endsAt', '<=', now).execute();
}

/** Whether the owner of the address was seen at this network before. */
export async function isKnownNetwork(
  query: Query,
  { email, network }: { readonly email: string; readonly network: string },
): Promise<boolean> {
  const seen = await query
    .selectFrom('users')
    .innerJoin('activity', 'activity.userId', 'users.id')
    .select('activity.id')
    .where('users.email', '=', email)
    .where('activity.network', '=', network)
    .where('activity.kind', 'in', ['signed_in', 'signed_up'])
    .limit(1)
    .executeTakeFirst();
  return seen !== undefined;
}
