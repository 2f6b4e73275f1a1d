import { statement, type Transaction } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

/** Seats of one hold. Every statement here locks their rows in sorted order, as new claims do. */
export interface SeatsOfHold {
  readonly eventId: string;
  readonly holdId: string;
  readonly seats: readonly string[];
}

const extendStatement = statement<{ seat: string }>(`
  with mine as (select seat from seat_claims where event_id = $1 and hold_id = $2 and seat = any($3::text[]) and expires_at > $4 order by seat for update)
  update seat_claims c set expires_at = $5 from mine where c.event_id = $1 and c.seat = mine.seat returning c.seat`);
/** True when all of them were still this hold's. */
export async function extendSeats(
  tx: Transaction<Tables>,
  { eventId, holdId, seats }: SeatsOfHold,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<boolean> {
  return seats.length === 0 || (await extendStatement(tx, [eventId, holdId, seats, now, until])).length === seats.length;
}

const freeStatement = statement<unknown>(`
  with mine as (select seat from seat_claims where event_id = $1 and hold_id = $2 and seat = any($3::text[]) order by seat for update)
  delete from seat_claims c using mine where c.event_id = $1 and c.seat = mine.seat`);
/** Those that others have taken over meanwhile stay theirs. */
export async function freeSeats(tx: Transaction<Tables>, { eventId, holdId, seats }: SeatsOfHold): Promise<void> {
  if (seats.length > 0) await freeStatement(tx, [eventId, holdId, seats]);
}

export interface SoldSeat {
  readonly seat: string;
  readonly ticketId: string;
  readonly category: string;
}
const sellStatement = statement<{ seat: string }>(`
  insert into seat_claims (event_id, seat, hold_id, category, expires_at, ticket_id)
  select $1, s.seat, $2, s.category, 'infinity', s.ticket_id from unnest($4::text[], $5::text[], $6::uuid[]) as s(seat, category, ticket_id) order by s.seat
  on conflict (event_id, seat) do update set hold_id = excluded.hold_id, expires_at = excluded.expires_at, ticket_id = excluded.ticket_id
    where seat_claims.ticket_id is null and (seat_claims.hold_id = $2 or seat_claims.expires_at <= $3)
  returning seat`);
/** Makes the seats the tickets' for good, whether the hold still has them or they are free again. False when another has one of them. */
export async function sellSeats(
  tx: Transaction<Tables>,
  {
    eventId,
    holdId,
    sold,
    now,
  }: { readonly eventId: string; readonly holdId: string; readonly sold: readonly SoldSeat[]; readonly now: Date },
): Promise<boolean> {
  if (sold.length === 0) return true;
  const rows = await sellStatement(tx, [eventId, holdId, now, sold.map(s => s.seat), sold.map(s => s.category), sold.map(s => s.ticketId)]);
  return rows.length === sold.length;
}

const deleteExpiredStatement = statement<unknown>(`delete from seat_claims where event_id = $1 and expires_at <= $2`);
/** Housekeeping: an expired claim is nobody's, whether its row is there or not. */
export const deleteExpiredSeats = (tx: Transaction<Tables>, eventId: string, now: Date): Promise<unknown> =>
  deleteExpiredStatement(tx, [eventId, now]);
