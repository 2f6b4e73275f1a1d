import { statement, type Transaction } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

export interface Recount {
  /** Counters in which other ticket types count than before. */
  readonly changed: readonly string[];
  /** All phases of the event that have a counter. */
  readonly phases: readonly { readonly counterId: string; readonly ticketTypeId: string; readonly phase: string }[];
}

// `line` is defined by who uses it: lines of orders with whose they are.
const tallies = `
  phase as materialized (
    select * from jsonb_to_recordset($2::jsonb) as p("counterId" uuid, "ticketTypeId" uuid, phase text)
  ), unit as materialized (
    select whose, "ticketTypeId" as type_id, quantity from line
    union all
    select whose, (part ->> 'ticketTypeId')::uuid, quantity * (part ->> 'quantity')::int from line, jsonb_array_elements(coalesce(includes, '[]')) as part
  ), tally as materialized (
    select whose, c.id, u.quantity from unit u join ticket_types t on t.id = u.type_id, unnest(t.counters) as c(id)
    union all
    select whose, p."counterId", l.quantity from line l join phase p on p."ticketTypeId" = l."ticketTypeId" and p.phase = l.phase
  )`;
const linesOf = (table: string, lines: string, where: string): string => `
  select o.id as whose, l.* from ${table} o, jsonb_to_recordset(${lines}) as l("ticketTypeId" uuid, quantity int, phase text, includes jsonb) where ${where}`;

// Without an index, for it is rare that what was sold is counted in another way.
const countSoldStatement = statement<unknown>(`
  with line as materialized (${linesOf('bookings', 'coalesce(o.standing, o.lines)', `o.event_id = $1 and o.state = 'confirmed'`)}), ${tallies},
  sold as (select id, sum(quantity)::int as quantity from tally group by id)
  update counters c set sold = n.quantity, excess = greatest(0, c.held + n.quantity - c.capacity)
  from (select k.id, coalesce(sold.quantity, 0) as quantity from unnest($3::uuid[]) as k(id) left join sold on sold.id = k.id) n where c.id = n.id and c.event_id = $1`);

const lockHoldsStatement = statement<unknown>('select id from holds where event_id = $1 order by id for update');
// Of all counters, for a hold is written as a whole.
const countHeldStatement = statement<unknown>(`
  with line as materialized (${linesOf('holds', 'o.lines', 'o.event_id = $1')}), ${tallies},
  sum as materialized (select whose, id, sum(quantity)::int as quantity from tally where id in (select id from counters where event_id = $1) group by whose, id),
  rewritten as (
    update holds h set counted = (select jsonb_object_agg(s.id, s.quantity) from sum s where s.whose = h.id) where h.event_id = $1
  ), held as (
    select c.id, coalesce((select sum(quantity) from sum s where s.id = c.id), 0)::int as quantity from counters c where c.event_id = $1
  )
  update counters c set held = n.quantity, excess = greatest(0, n.quantity + c.sold - c.capacity) from held n where c.id = n.id`);

/**
 * Counts what is sold and held as it counts now: places of a seated type that gets a number, of one that joins or leaves a quota. The event is locked, and its
 * counters are.
 */
export async function countAnew(tx: Transaction<Tables>, eventId: string, { changed, phases }: Recount): Promise<void> {
  const told = JSON.stringify(phases);
  await countSoldStatement(tx, [eventId, told, changed]);
  await lockHoldsStatement(tx, [eventId]);
  await countHeldStatement(tx, [eventId, told]);
}
