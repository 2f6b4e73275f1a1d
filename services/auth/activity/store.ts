import { type Database, type Selectable, sql, type Transaction } from '@event-planner/platform/database';
import type { Device } from '@event-planner/platform/http';
import type { ActivityTable, Tables } from '../tables.ts';

export type ActivityRow = Selectable<ActivityTable>;

export async function insertActivity(tx: Transaction<Tables>, row: ActivityRow): Promise<void> {
  await tx.insertInto('activity').values(row).execute();
}

/** Whether the account was used from this device at this network before. Many have the same browser, and many share a network. */
export async function isKnownPlace(
  tx: Transaction<Tables>,
  { userId, device, network }: Device & { readonly userId: string },
): Promise<boolean> {
  const known = await tx
    .selectFrom('activity')
    .select('id')
    .where('userId', '=', userId)
    .where('device', 'is not distinct from', device)
    .where('network', '=', network)
    .limit(1)
    .executeTakeFirst();
  return known !== undefined;
}

export interface Wanted {
  readonly userId: string;
  readonly after: { readonly at: Date; readonly id: string } | undefined;
  readonly limit: number;
}

export const listActivity = (query: Database<Tables>['query'], { userId, after, limit }: Wanted): Promise<ActivityRow[]> =>
  query
    .selectFrom('activity')
    .selectAll()
    .where('userId', '=', userId)
    .$if(after !== undefined, rows => rows.where(sql<boolean>`(at, id) < (${after?.at}, ${after?.id})`))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();

export async function deleteActivityBefore(query: Database<Tables>['query'], time: Date): Promise<void> {
  await query.deleteFrom('activity').where('at', '<', time).execute();
}
