import { type Kysely, statement } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

type Query = Kysely<Tables>;

/** What has been tried by somebody in a window of time. */
export interface Window {
  readonly key: Buffer;
  readonly count: number;
  readonly endsAt: Date;
}
interface Tries {
  readonly key: Buffer;
  readonly tries: number;
}

const addStatement = statement<Window>(`
  insert into coupon_attempts (key, count, ends_at) select key, tries, $4 from unnest($1::bytea[], $2::int[]) as t(key, tries) order by key
  on conflict (key) do update set
    count = case when coupon_attempts.ends_at <= $3 then excluded.count else coupon_attempts.count + excluded.count end,
    ends_at = case when coupon_attempts.ends_at <= $3 then excluded.ends_at else coupon_attempts.ends_at end
  returning key, count, ends_at`);
/** Answers the windows as they are with these. One that is over begins anew. */
export const addTries = (query: Query, tries: readonly Tries[], { now, endsAt }: { now: Date; endsAt: Date }): Promise<Window[]> =>
  addStatement(query, [tries.map(one => one.key), tries.map(one => one.tries), now, endsAt]);

const takeOffStatement = statement<unknown>(`
  with tried as materialized (select * from unnest($1::bytea[], $2::int[], $3::timestamptz[]) as t(key, tries, ends_at)),
  locked as materialized (select a.key from coupon_attempts a where a.key in (select key from tried) order by a.key for update)
  update coupon_attempts a set count = greatest(0, a.count - t.tries)
  from (select key, ends_at, sum(tries)::int as tries from tried group by 1, 2) t join locked using (key) where a.key = t.key and a.ends_at = t.ends_at`);
/** Of the windows they were counted in; in others they never were. */
export const takeOffTries = (query: Query, tries: readonly (Tries & Pick<Window, 'endsAt'>)[]): Promise<unknown> =>
  takeOffStatement(query, [tries.map(one => one.key), tries.map(one => one.tries), tries.map(one => one.endsAt)]);

const deleteStatement = statement<unknown>('delete from coupon_attempts where ends_at <= $1');
export const deleteEnded = (query: Query, now: Date): Promise<unknown> => deleteStatement(query, [now]);
