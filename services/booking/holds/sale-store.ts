import { statement, type Transaction } from '@event-planner/platform/database';
import { quantitiesOf, type Sale } from '../places.ts';
import type { Tables } from '../tables.ts';

export interface SaleOutcome {
  readonly holdId: string;
  readonly sold: boolean;
  /** It has counted places, or its hold had: the counters of its event are locked now. */
  readonly counted: boolean;
}

// Everything is locked before anything is written, in the order of all locks; each sale is then written whole or not at all. What a sale had held counts as
// covered even when the hold has expired, for nobody has taken it. JSON rather than arrays, whose lengths would have it planned anew each time, which takes longer
// than running it; one look-up for each name, whatever the planner thinks of tables that grow.
const sellHeldStatement = statement<SaleOutcome>(`
  with sale as materialized (select * from jsonb_to_recordset($1::jsonb) as s(hold_id uuid, event_id uuid) order by hold_id),
  place as materialized (select * from jsonb_to_recordset($2::jsonb) as p(hold_id uuid, event_id uuid, seat text, ticket_id uuid) order by event_id, seat),
  wanted as materialized (select * from jsonb_to_recordset($3::jsonb) as w(hold_id uuid, type_id uuid, quantity int)),
  counting as materialized (
    select w.hold_id from wanted w, lateral (select from ticket_types where id = w.type_id and capacity is not null limit 1) t
    union select s.hold_id from sale s, lateral (select from holds where id = s.hold_id and counted is not null limit 1) h
  ), counter as materialized (
    select id, capacity from ticket_types where event_id in (select event_id from sale join counting using (hold_id)) order by id for update
  ), hold as materialized (
    select h.id, h.counted from sale s,
      lateral (select id, counted from holds where id = s.hold_id and (select count(*) from counter) >= 0 for update) h
  ), own as materialized (
    select hold.id as hold_id, q.key::uuid as type_id, q.value::int as quantity from hold, jsonb_each_text(hold.counted) as q
  ), mine as materialized (
    select p.* from place p, lateral (
      select from seat_claims where event_id = p.event_id and seat = p.seat and hold_id = p.hold_id and ticket_id is null and (select count(*) from hold) >= 0 for update
    ) c
  ), counted as materialized (
    select w.hold_id, w.type_id, w.quantity, coalesce(own.quantity, 0) as owned from wanted w
    join counter c on c.id = w.type_id and c.capacity is not null left join own on own.hold_id = w.hold_id and own.type_id = w.type_id
  ), complete as materialized (
    select s.hold_id from sale s
    where (select count(*) from place p where p.hold_id = s.hold_id) = (select count(*) from mine m where m.hold_id = s.hold_id)
      and not exists (select from counted c where c.hold_id = s.hold_id and c.owned < c.quantity)
  ), change as materialized (
    select type_id, sum(unheld)::int as unheld, sum(sold)::int as sold from (
      select hold_id, type_id, quantity as unheld, 0 as sold from own union all select hold_id, type_id, 0, quantity from counted
    ) as each_one join complete using (hold_id) group by type_id
  ), moved as (
    update ticket_types t set held = t.held - c.unheld, sold = t.sold + c.sold from change c where t.id = c.type_id
  ), gone as (
    delete from holds using complete c where holds.id = c.hold_id
  ), taken as (
    update seat_claims c set expires_at = 'infinity', ticket_id = m.ticket_id from mine m join complete using (hold_id)
    where c.event_id = m.event_id and c.seat = m.seat
  )
  select hold_id, hold_id in (select hold_id from complete) as sold, hold_id in (select hold_id from counting) as counted from sale`);

/** Sells what the holds still have. A sale whose places are not all its hold's any more is not sold, and nothing of it is changed. The event locks are shared. */
export function sellHeld(tx: Transaction<Tables>, sales: readonly Sale[]): Promise<SaleOutcome[]> {
  const places = sales.flatMap(({ holdId, eventId, tickets }) =>
    tickets.flatMap(({ id, seat }) => (seat === null ? [] : [{ hold_id: holdId, event_id: eventId, seat, ticket_id: id }])),
  );
  const wanted = sales.flatMap(({ holdId, lines }) =>
    Array.from(quantitiesOf(lines), ([typeId, quantity]) => ({ hold_id: holdId, type_id: typeId, quantity })),
  );
  const told = sales.map(({ holdId, eventId }) => ({ hold_id: holdId, event_id: eventId }));
  return sellHeldStatement(
    tx,
    [told, places, wanted].map(rows => JSON.stringify(rows)),
  );
}
