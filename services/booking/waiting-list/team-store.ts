import type { ListedEntryQuery, WaitingFigures } from '@event-planner/contracts/waiting-list';
import { refuse } from '@event-planner/platform/errors';
import { type Kysely, statement, type Transaction } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';
import { type SeenEntry, seeing } from './store.ts';

/** People by ticket type and what became of them, and places that those who wait want. An offer that nobody answered in time counts as expired at once. */
export const countByType = statement<Omit<WaitingFigures, 'name'>>(`
  select ticket_type_id,
    count(*) filter (where state = 'waiting')::int as waiting,
    coalesce(sum(quantity) filter (where state = 'waiting'), 0)::int as wanted,
    count(*) filter (where state = 'offered' and (offer_until > $2 or hold_id in (select hold_id from bookings)))::int as offered,
    count(*) filter (where state = 'accepted')::int as accepted,
    count(*) filter (where state = 'declined')::int as declined,
    count(*) filter (where state = 'expired' or state = 'offered' and offer_until <= $2 and hold_id not in (select hold_id from bookings))::int as expired
  from waiting_entries where event_id = $1 group by ticket_type_id`);

const listStatement = statement<SeenEntry>(`${seeing}
  where e.event_id = $1 and ($2::uuid is null or e.ticket_type_id = $2) and ($3::text is null or e.state = $3) and ($4::bigint is null or e.number > $4)
  order by e.number limit $5`);
/** In the order of joining; one more than the page has, where there is more. */
export const listOfEvent = (db: Kysely<Tables>, eventId: string, { ticketTypeId, state, cursor, limit }: ListedEntryQuery) => {
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor)) throw refuse('invalid_cursor', 'the cursor is none of ours');
  return listStatement(db, [eventId, ticketTypeId ?? null, state ?? null, cursor ?? null, limit + 1]);
};

const endAllStatement = statement<{ id: string }>(`
  update waiting_entries set state = 'closed', ended_at = $2 where event_id = $1 and state = 'waiting' returning id`);
/** The list is locked. */
export const endAllWaiting = async (tx: Transaction<Tables>, eventId: string, now: Date): Promise<number> =>
  (await endAllStatement(tx, [eventId, now])).length;
