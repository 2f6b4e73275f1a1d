import type { SeatState } from '@event-planner/contracts/live';
import { type Kysely, statement } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

export interface Claim {
  readonly seat: string;
  readonly state: Exclude<SeatState, 'free'>;
  /** When it is free again by itself; null when it never is. */
  readonly until: Date | null;
}

// Whether a block or a withdrawal claims a seat is not written beside the claim: it would have to be written with every hold that takes an expired one over.
const claims = `
  select c.seat, case when c.expires_at < 'infinity' then c.expires_at end as until,
    case when c.ticket_id is not null then 'sold' when b.id is not null or w.id is not null then 'blocked' else 'held' end as state
  from seat_claims c left join blocks b on b.id = c.hold_id left join withdrawals w on w.id = c.hold_id
  where c.event_id = $1 and c.expires_at > $2`;
const someStatement = statement<Claim>(`${claims} and c.seat = any($3::text[])`);
const allStatement = statement<Claim>(claims);

/** Claims in force, of these seats or of all. From the primary: a replica would show what has just changed as it was. */
export const listClaims = (
  db: Kysely<Tables>,
  { eventId, now, seats }: { readonly eventId: string; readonly now: Date; readonly seats?: readonly string[] },
): Promise<Claim[]> => (seats ? someStatement(db, [eventId, now, seats]) : allStatement(db, [eventId, now]));
