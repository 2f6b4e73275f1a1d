import { type Reader, statement } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';
import type { ClaimedSeat, CounterRow } from './rules.ts';

// What a hold that has expired still counts is free, and what the team keeps back is a hold that nobody can book.
const countersStatement = statement<CounterRow>(`
  with counted as materialized (
    select key::uuid as id, coalesce(sum(value::int) filter (where expires_at <= $2), 0)::int as freed,
      coalesce(sum(value::int) filter (where expires_at > $2 and starts_with(owner, 'block:')), 0)::int as blocked
    from holds, jsonb_each_text(counted) where event_id = $1 and counted is not null group by key
  )
  select c.id, c.kind, c.capacity, c.sold, coalesce(n.blocked, 0) as blocked, c.held - coalesce(n.freed, 0) - coalesce(n.blocked, 0) as held
  from counters c left join counted n on n.id = c.id where c.event_id = $1 order by c.kind desc, c.id`);
export const listCounters = (db: Reader<Tables>, eventId: string, now: Date): Promise<CounterRow[]> =>
  countersStatement(db, [eventId, now]);

const seatsStatement = statement<ClaimedSeat>(`
  select c.seat, c.category,
    case when c.ticket_id is not null then 'sold' when b.id is not null or w.id is not null then 'blocked' else 'held' end as state
  from seat_claims c left join blocks b on b.id = c.hold_id left join withdrawals w on w.id = c.hold_id
  where c.event_id = $1 and c.expires_at > $2`);
/** Claims in force. */
export const listClaimedSeats = (db: Reader<Tables>, eventId: string, now: Date): Promise<ClaimedSeat[]> =>
  seatsStatement(db, [eventId, now]);
