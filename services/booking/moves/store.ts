import { statement, type Transaction } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

const offersStatement = statement<{ id: string }>(`
  select id from transfers where id = any($1::uuid[]) and state = 'open' and expires_at > $2
  union all
  select r.id from resales r where r.id = any($1::uuid[]) and r.state = 'listed'
    and (r.expires_at > $2 or exists (select from holds h where h.id = r.hold_id and h.expires_at > $2))`);
/** Those of these offers that somebody may still take up. */
export const listOpenOffers = async (tx: Tx, ids: readonly string[], now: Date): Promise<ReadonlySet<string>> =>
  new Set(ids.length === 0 ? [] : (await offersStatement(tx, [ids, now])).map(row => row.id));

const offerStatement = statement<unknown>('update tickets set offer_id = $2 where id = any($1::uuid[])');
export const setOffer = (tx: Tx, ids: readonly string[], offerId: string): Promise<unknown> => offerStatement(tx, [ids, offerId]);

export interface MovedSeat {
  readonly seat: string;
  readonly ticketId: string;
}
const moveStatement = statement<{ seat: string }>(`
  with moving as materialized (
    select c.seat, m.ticket_id from unnest($3::text[], $4::uuid[]) as m(seat, ticket_id)
    join seat_claims c on c.event_id = $1 and c.seat = m.seat order by c.seat for update of c
  )
  update seat_claims c set hold_id = $2, ticket_id = moving.ticket_id from moving where c.event_id = $1 and c.seat = moving.seat returning c.seat`);
/** Seats that are sold go on to other tickets of another booking: their claims change hands and are never gone. */
export async function moveSeats(
  tx: Tx,
  { eventId, holdId, seats }: { readonly eventId: string; readonly holdId: string; readonly seats: readonly MovedSeat[] },
): Promise<void> {
  if (seats.length === 0) return;
  const moved = await moveStatement(tx, [eventId, holdId, seats.map(one => one.seat), seats.map(one => one.ticketId)]);
  if (moved.length !== seats.length) throw new Error(`of ${seats.length} seats that were sold only ${moved.length} have a claim`);
}
