import type { DoorPlan } from '@event-planner/contracts/check-in';
import { type Reader, statement, type Transaction } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

export const findPlan = async (db: Reader<Tables>, eventId: string): Promise<DoorPlan | undefined> =>
  (await db.selectFrom('doorPlans').select('plan').where('eventId', '=', eventId).executeTakeFirst())?.plan;

const replaceStatement = statement<unknown>(`
  with next as (update door_plans set version = $2, plan = $3::jsonb where event_id = $1 and version = $2::int - 1 returning 1),
    first as (insert into door_plans (event_id, version, plan) select $1, $2, $3::jsonb where $2::int = 1 on conflict do nothing returning 1)
  select 1 from next union all select 1 from first`);
/** False when it is not the next version of what is there. */
export const replacePlan = async (tx: Transaction<Tables>, eventId: string, plan: DoorPlan): Promise<boolean> =>
  (await replaceStatement(tx, [eventId, plan.version, JSON.stringify(plan)])).length > 0;

export interface DoorEventRow {
  readonly eventId: string;
  readonly title: string;
  readonly venueName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
}
export const listDoorEvents = (
  db: Reader<Tables>,
  { organizerId, endedAfter, limit }: { readonly organizerId: string; readonly endedAfter: Date; readonly limit: number },
): Promise<DoorEventRow[]> =>
  db
    .selectFrom('events')
    .select(['id as eventId', 'title', 'venueName', 'startsAt', 'endsAt', 'timeZone'])
    .where('organizerId', '=', organizerId)
    .where('endsAt', '>', endedAfter)
    .where('state', '!=', 'cancelled')
    .orderBy('startsAt')
    .orderBy('id')
    .limit(limit)
    .execute();
