import { type Kysely, statement } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

export interface Claim {
  readonly seat: string;
  /** Null once it is sold. */
  readonly heldUntil: Date | null;
}

const columns = 'seat, case when ticket_id is null then expires_at end as held_until';
const someStatement = statement<Claim>(
  `select ${columns} from seat_claims where event_id = $1 and expires_at > $2 and seat = any($3::text[])`,
);
const allStatement = statement<Claim>(`select ${columns} from seat_claims where event_id = $1 and expires_at > $2`);

/** Claims in force, of these seats or of all. From the primary: a replica would show what has just changed as it was. */
export const listClaims = (
  db: Kysely<Tables>,
  { eventId, now, seats }: { readonly eventId: string; readonly now: Date; readonly seats?: readonly string[] },
): Promise<Claim[]> => (seats ? someStatement(db, [eventId, now, seats]) : allStatement(db, [eventId, now]));
