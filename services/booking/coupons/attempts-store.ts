import { type Kysely, statement } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

type Query = Kysely<Tables>;

const findStatement = statement<{ key: Buffer; count: number; endsAt: Date }>(
  'select * from coupon_attempts where key = any($1::bytea[]) and ends_at > $2',
);
export const findWindows = (query: Query, keys: readonly Buffer[], now: Date): ReturnType<typeof findStatement> =>
  findStatement(query, [keys, now]);

const countStatement = statement<unknown>(`
  insert into coupon_attempts (key, count, ends_at) select key, $2, $4 from unnest($1::bytea[]) as wrong(key) order by key
  on conflict (key) do update set
    count = case when coupon_attempts.ends_at <= $3 then excluded.count else coupon_attempts.count + excluded.count end,
    ends_at = case when coupon_attempts.ends_at <= $3 then excluded.ends_at else coupon_attempts.ends_at end`);
/** A window that is over begins anew. */
export const countWrong = (
  query: Query,
  of: { readonly keys: readonly Buffer[]; readonly wrong: number; readonly now: Date; readonly endsAt: Date },
): Promise<unknown> => countStatement(query, [of.keys, of.wrong, of.now, of.endsAt]);

const deleteStatement = statement<unknown>('delete from coupon_attempts where ends_at <= $1');
export const deleteEnded = (query: Query, now: Date): Promise<unknown> => deleteStatement(query, [now]);
