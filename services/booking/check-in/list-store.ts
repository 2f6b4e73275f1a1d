import { type Reader, type Selectable, statement } from '@event-planner/platform/database';
import type { Tables, TicketsTable } from '../tables.ts';
import type { CheckInsTable } from '../door-tables.ts';

export type ListedRow = Pick<Selectable<TicketsTable>, 'id' | 'ticketTypeId' | 'attendeeName' | 'seat' | 'state' | 'blockedAt'> &
  Pick<Selectable<CheckInsTable>, 'inside' | 'entries' | 'enteredAt' | 'gateId'> & {
    /** The transaction by which it is in this place of the list. */
    readonly place: string;
  };

export interface Spot {
  readonly xid: string;
  readonly ticketId: string;
}

// A ticket has one place, that of its last change of either kind. Each side is read in the order of its index and ends at the limit. Tickets are looked up one by
// one: joined, those of all events would be read for each page.
const listStatement = statement<ListedRow>(`
  select t.id, t.ticket_type_id, t.attendee_name, t.seat, t.state, t.blocked_at, coalesce(c.inside, false) as inside, coalesce(c.entries, 0) as entries, c.entered_at, c.gate_id,
    changes.changed as place
  from (
    (select id as ticket_id, changed from tickets t where event_id = $1 and (changed, id) > ($2::xid8, $3::uuid)
      and coalesce((select c.changed <= t.changed from check_ins c where c.ticket_id = t.id), true) order by changed, id limit $4)
    union all
    (select ticket_id, changed from check_ins c where event_id = $1 and (changed, ticket_id) > ($2::xid8, $3::uuid)
      and (select t.changed < c.changed from tickets t where t.id = c.ticket_id) order by changed, ticket_id limit $4)
    order by changed, ticket_id limit $4
  ) as changes
  cross join lateral (select * from tickets where id = changes.ticket_id limit 1) t
  left join lateral (select * from check_ins where ticket_id = changes.ticket_id limit 1) c on true
  order by changes.changed, changes.ticket_id`);
/** What changed after a spot, in the order of the changes. From the primary. */
export const listChanges = (
  db: Reader<Tables>,
  { eventId, after, limit }: { readonly eventId: string; readonly after: Spot; readonly limit: number },
): Promise<ListedRow[]> => listStatement(db, [eventId, after.xid, after.ticketId, limit]);

const horizonStatement = statement<{ settled: string; newest: string }>(
  'select pg_snapshot_xmin(pg_current_snapshot()) as settled, pg_snapshot_xmax(pg_current_snapshot()) as newest',
);
/** All transactions before `settled` have ended; none from `newest` on has begun. */
export const findHorizon = async (db: Reader<Tables>): Promise<{ readonly settled: bigint; readonly newest: bigint }> => {
  const [found] = await horizonStatement(db, []);
  return { settled: BigInt(found?.settled ?? 0), newest: BigInt(found?.newest ?? 0) };
};
