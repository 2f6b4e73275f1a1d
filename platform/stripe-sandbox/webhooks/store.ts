import { type Database, statement } from '../../database/index.ts';
import type { Tables } from '../tables.ts';

export interface Due {
  readonly id: string;
  readonly type: string;
  readonly payload: string;
  readonly attempts: number;
}

/** So many are read at a time. */
export const dueAtOnce = 64;

const dueIn = (order: 'asc' | 'desc') =>
  statement<Due>(`
    select id, type, payload, attempts from events where delivered_at is null and next_attempt_at <= $1 and id <> all($2::text[]) and type <> all($3::text[])
    order by number ${order} limit ${dueAtOnce}`);
const oldestDue = dueIn('asc');
const newestDue = dueIn('desc');

export const listDue = (
  db: Database<Tables>,
  {
    newestFirst,
    except,
    exceptTypes,
  }: { readonly newestFirst: boolean; readonly except: readonly string[]; readonly exceptTypes: readonly string[] },
): Promise<Due[]> => (newestFirst ? newestDue : oldestDue)(db.query, [new Date(), except, exceptTypes]);

const delivered = statement('update events set delivered_at = $2, attempts = attempts + 1, last_failure = null where id = any($1)');

export async function recordDelivered(db: Database<Tables>, ids: readonly string[]): Promise<void> {
  await delivered(db.query, [ids, new Date()]);
}

const failed = statement('update events set next_attempt_at = $2, attempts = attempts + 1, last_failure = $3 where id = $1');

export async function recordFailed(
  db: Database<Tables>,
  id: string,
  { failure, nextAttemptAt }: { readonly failure: string; readonly nextAttemptAt: Date },
): Promise<void> {
  await failed(db.query, [id, nextAttemptAt, failure]);
}

const nextAttempt = statement<{ nextAttemptAt: Date }>(
  'select next_attempt_at from events where delivered_at is null order by next_attempt_at limit $1',
);

/** When the next attempt is due; undefined when everything has been delivered. */
export async function findNextAttempt(db: Database<Tables>): Promise<Date | undefined> {
  const [row] = await nextAttempt(db.query, [1]);
  return row?.nextAttemptAt;
}
