import { type Database, statement, type Transaction } from '../../database/index.ts';
import { randomId } from '../random-ids.ts';
import type { Tables } from '../tables.ts';
import { seconds } from '../money/objects.ts';

/** The version of the API the official client speaks; it is written into every event. */
const apiVersion = '2026-10-28.endive';

export interface Announcement {
  readonly type: string;
  readonly object: object;
  readonly requestId: string;
  readonly key: string | undefined;
  /** Whether the shop asked for this type; otherwise it is only there to be looked up. */
  readonly isWanted: boolean;
  readonly delayMs: number;
}

const insert = statement('insert into events (id, type, payload, next_attempt_at, delivered_at) values ($1, $2, $3, $4, $5)');

/** Records an event with the transaction that caused it; its delivery begins once that has committed. */
export async function announce(tx: Transaction<Tables>, { type, object, requestId, key, isWanted, delayMs }: Announcement): Promise<void> {
  const id = randomId('evt');
  const event = {
    id,
    object: 'event',
    api_version: apiVersion,
    created: seconds(),
    data: { object },
    livemode: false,
    pending_webhooks: isWanted ? 1 : 0,
    request: { id: requestId, idempotency_key: key ?? null },
    type,
  };
  const now = Date.now();
  const [nextAttemptAt, deliveredAt] = isWanted ? [new Date(now + delayMs), null] : [null, new Date(now)];
  await insert(tx, [id, type, JSON.stringify(event, undefined, 2), nextAttemptAt, deliveredAt]);
}

export interface Due {
  readonly id: string;
  readonly payload: string;
  readonly attempts: number;
}

/** So many are on their way at a time. */
export const dueAtOnce = 64;

const dueIn = (order: 'asc' | 'desc') =>
  statement<Due>(`
    select id, payload, attempts from events where delivered_at is null and next_attempt_at <= $1 order by number ${order} limit ${dueAtOnce}`);
const oldestDue = dueIn('asc');
const newestDue = dueIn('desc');

export const listDue = (db: Database<Tables>, newestFirst: boolean): Promise<Due[]> =>
  (newestFirst ? newestDue : oldestDue)(db.query, [new Date()]);

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
