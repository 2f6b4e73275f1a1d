import { type Database, sql, type Transaction } from '../../database/index.ts';
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
  readonly delayMs: number;
}

/** Records an event with the transaction that caused it; its delivery begins once that has committed. */
export async function announce(tx: Transaction<Tables>, { type, object, requestId, key, delayMs }: Announcement): Promise<void> {
  const id = randomId('evt');
  const event = {
    id,
    object: 'event',
    api_version: apiVersion,
    created: seconds(),
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: requestId, idempotency_key: key ?? null },
    type,
  };
  await tx
    .insertInto('events')
    .values({
      id,
      type,
      payload: JSON.stringify(event, undefined, 2),
      nextAttemptAt: new Date(Date.now() + delayMs),
      deliveredAt: null,
      lastFailure: null,
    })
    .execute();
}

export interface Due {
  readonly id: string;
  readonly payload: string;
  readonly attempts: number;
}

export const listDue = (db: Database<Tables>, newestFirst: boolean): Promise<Due[]> =>
  db.query
    .selectFrom('events')
    .select(['id', 'payload', 'attempts'])
    .where('deliveredAt', 'is', null)
    .where('nextAttemptAt', '<=', new Date())
    .orderBy('number', newestFirst ? 'desc' : 'asc')
    .limit(20)
    .execute();

export async function recordDelivered(db: Database<Tables>, id: string): Promise<void> {
  await db.query
    .updateTable('events')
    .set({ deliveredAt: new Date(), attempts: sql`attempts + 1`, lastFailure: null })
    .where('id', '=', id)
    .execute();
}

export async function recordFailed(
  db: Database<Tables>,
  id: string,
  { failure, nextAttemptAt }: { readonly failure: string; readonly nextAttemptAt: Date },
): Promise<void> {
  await db.query
    .updateTable('events')
    .set({ nextAttemptAt, attempts: sql`attempts + 1`, lastFailure: failure })
    .where('id', '=', id)
    .execute();
}

/** When the next attempt is due; undefined when everything has been delivered. */
export async function findNextAttempt(db: Database<Tables>): Promise<Date | undefined> {
  const row = await db.query
    .selectFrom('events')
    .select('nextAttemptAt')
    .where('deliveredAt', 'is', null)
    .orderBy('nextAttemptAt')
    .limit(1)
    .executeTakeFirst();
  return row?.nextAttemptAt ?? undefined;
}
