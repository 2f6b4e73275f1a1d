import { statement, type Transaction } from '@event-planner/platform/database';
import { phasesOf, unitsOf } from '../counters.ts';
import type { Sale } from '../places.ts';
import type { Line, Tables } from '../tables.ts';

export interface SaleOutcome {
  readonly holdId: string;
  readonly sold: boolean;
  /** It has counted places, or its hold had: the counters of its event are locked now. */
  readonly counted: boolean;
}

/** What lines take by number: units of a ticket type, or of a phase. */
const wantedOf = (eventId: string, lines: readonly Line[]) => [
  ...Array.from(unitsOf(lines), ([type_id, quantity]) => ({ type_id, phase_id: null, quantity })),
  ...Array.from(phasesOf(eventId, lines), ([phase_id, quantity]) => ({ type_id: null, phase_id, quantity })),
];
const countersOfWanted = `
  select unnest(t.counters) as id from ticket_types t where t.id = w.type_id union all select id from counters where id = w.phase_id`;

// Everything is locked before anything is written, in the order of all locks; each sale is then written whole or not at all. What a sale had held counts as
// covered even when the hold has expired, for nobody has taken it. JSON rather than arrays, whose lengths would have it planned anew each time, which takes longer
// than running it; one look-up for each name, whatever the planner thinks of tables that grow.
const sellHeldStatement = statement<SaleOutcome>(`
  with sale as materialized (select * from jsonb_to_recordset($1::jsonb) as s(hold_id uuid, event_id uuid) order by hold_id),
  place as materialized (select * from jsonb_to_recordset($2::jsonb) as p(hold_id uuid, event_id uuid, seat text, ticket_id uuid) order by event_id, seat),
  wanted as materialized (select * from jsonb_to_recordset($3::jsonb) as w(hold_id uuid, type_id uuid, phase_id uuid, quantity int)),
  number as materialized (
    select w.hold_id, c.id as counter_id, w.quantity from wanted w, lateral (${countersOfWanted}) c
  ), counting as materialized (
    select hold_id from number
    union select s.hold_id from sale s, lateral (select from holds where id = s.hold_id and counted is not null limit 1) h
  ), counter as materialized (
    select id, kind from counters where event_id in (select event_id from sale join counting using (hold_id)) order by id for update
  ), hold as materialized (
    select h.id, h.counted from sale s,
      lateral (select id, counted from holds where id = s.hold_id and (select count(*) from counter) >= 0 for update) h
  ), own as materialized (
    select hold.id as hold_id, q.key::uuid as counter_id, q.value::int as quantity from hold, jsonb_each_text(hold.counted) as q
  ), mine as materialized (
    select p.* from place p, lateral (
      select from seat_claims where event_id = p.event_id and seat = p.seat and hold_id = p.hold_id and ticket_id is null and (select count(*) from hold) >= 0 for update
    ) c
  ), counted as materialized (
    select n.hold_id, n.counter_id, n.quantity, c.kind <> 'phase' and coalesce(own.quantity, 0) < n.quantity as short
    from (select hold_id, counter_id, sum(quantity)::int as quantity from number group by hold_id, counter_id) n
    join counter c on c.id = n.counter_id left join own on own.hold_id = n.hold_id and own.counter_id = n.counter_id
  ), complete as materialized (
    select s.hold_id from sale s
    where (select count(*) from place p where p.hold_id = s.hold_id) = (select count(*) from mine m where m.hold_id = s.hold_id)
      and not exists (select from counted c where c.hold_id = s.hold_id and c.short)
  ), change as materialized (
    select counter_id, sum(unheld)::int as unheld, sum(sold)::int as sold from (
      select hold_id, counter_id, quantity as unheld, 0 as sold from own union all select hold_id, counter_id, 0, quantity from counted
    ) as each_one join complete using (hold_id) group by counter_id
  ), moved as (
    update counters c set held = c.held - n.unheld, sold = c.sold + n.sold from change n where c.id = n.counter_id
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
  const wanted = sales.flatMap(({ holdId, eventId, lines }) => wantedOf(eventId, lines).map(of => ({ hold_id: holdId, ...of })));
  const told = sales.map(({ holdId, eventId }) => ({ hold_id: holdId, event_id: eventId }));
  return sellHeldStatement(
    tx,
    [told, places, wanted].map(rows => JSON.stringify(rows)),
  );
}

const takeBackStatement = statement<unknown>(`
  with wanted as materialized (select * from jsonb_to_recordset($2::jsonb) as w(type_id uuid, phase_id uuid, quantity int)),
  number as materialized (
    select c.id, sum(w.quantity)::int as quantity from wanted w, lateral (${countersOfWanted}) c group by c.id
  ), counter as materialized (
    select id from counters where event_id = $1 and exists (select from number) order by id for update
  )
  update counters c set sold = c.sold - n.quantity from number n, counter where counter.id = n.id and c.id = n.id`);
/** Makes what was sold by number free again. The event's lock is shared. */
export const takeBackNumbers = (tx: Transaction<Tables>, eventId: string, lines: readonly Line[]): Promise<unknown> =>
  takeBackStatement(tx, [eventId, JSON.stringify(wantedOf(eventId, lines))]);
