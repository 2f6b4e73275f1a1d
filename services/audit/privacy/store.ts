import { sql, type Transaction } from '@event-planner/platform/database';
import type { Told } from '@event-planner/platform/personal-data';
import type { Tables } from '../tables.ts';

/** What somebody did, as it is kept; what others did to what is theirs is the others'. */
export async function listPersonalData(tx: Transaction<Tables>, userId: string): Promise<Told> {
  const { rows } = await sql<object>`
    select at, service, action, object_kind, object_id, organizer_id, payload::jsonb as details from entries
    where actor_id = ${userId} and payload is not null order by seq desc limit 20000`.execute(tx);
  return { changesYouMade: rows };
}
