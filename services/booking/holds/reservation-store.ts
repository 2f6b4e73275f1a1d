import { statement, type Transaction } from '@event-planner/platform/database';
import { eventLock } from '../event-lock.ts';
import type { Tables } from '../tables.ts';
import type { HoldRow } from './store.ts';

/** A hold as it was before it was booked. */
export interface ReservedHold extends HoldRow {
  readonly eventVersion: number;
  /** Seats that were still its own. */
  readonly seatsKept: number;
}

// A free booking sells at once, in the same transaction: what a sale locks comes before the hold.
const reserveStatement = statement<ReservedHold>(`
  with free as materialized (
    select event_id, counted, pg_advisory_xact_lock_shared(${eventLock('event_id')}) from holds where id = $1 and total_minor = 0
  ), counters as materialized (
    select id from ticket_types where event_id = (select event_id from free where counted is not null) order by id for update
  ), hold as materialized (
    select * from holds where id = $1 and (select count(*) from counters) >= 0 and (select count(*) from free) >= 0 for update
  ), mine as materialized (
    select c.event_id, c.seat from hold, jsonb_to_recordset(hold.lines) as line(seat text), seat_claims c
    where c.event_id = hold.event_id and c.seat = line.seat and c.hold_id = hold.id and c.expires_at > $2 order by c.seat for update of c
  ), extended as (
    update seat_claims c set expires_at = $3 from mine where c.event_id = mine.event_id and c.seat = mine.seat
  ), booked as (
    update holds set expires_at = $3, booking_id = $4 from hold where holds.id = hold.id
  )
  select hold.*, e.version as event_version, (select count(*)::int from mine) as seats_kept from hold join events e on e.id = hold.event_id`);

export interface Reservation {
  readonly holdId: string;
  readonly bookingId: string;
  readonly now: Date;
  readonly until: Date;
}
/** Keeps a hold and its seats until then, for the booking, and answers what they were. The caller rolls back unless that is good enough. */
export const reserveHold = async (
  tx: Transaction<Tables>,
  { holdId, bookingId, now, until }: Reservation,
): Promise<ReservedHold | undefined> => (await reserveStatement(tx, [holdId, now, until, bookingId]))[0];
