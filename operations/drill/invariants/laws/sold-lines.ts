/** The id of a phase's counter, as booking's `counters.ts` makes it: `idOf` of platform/ids in SQL. */
const phaseCounter = (eventId: string, typeId: string, phase: string): string => `(
  select (overlay(overlay(hex placing '8' from 13 for 1) placing to_hex(8 | (('x' || substr(hex, 17, 1))::bit(4)::int & 3)) from 17 for 1))::uuid
  from (select substr(encode(sha256(convert_to(${eventId} || ' ticket type ' || ${typeId} || ' phase ' || ${phase}, 'UTF8')), 'hex'), 1, 32) as hex) as of_name)`;

/**
 * CTEs that count what lines say: `tally(whose, id, quantity)` is what each booking or hold takes of which counter. `line` comes first, and has
 * `(whose, event_id, "ticketTypeId", quantity, phase, includes)`.
 */
export const tallies = `
  unit as (
    select whose, event_id, "ticketTypeId" as type_id, quantity from line
    union all
    select whose, event_id, (part ->> 'ticketTypeId')::uuid, quantity * (part ->> 'quantity')::int from line, jsonb_array_elements(coalesce(includes, '[]')) as part
  ), tally as (
    select whose, c.id, u.quantity from unit u join ticket_types t on t.id = u.type_id, unnest(t.counters) as c(id)
    union all
    select whose, ${phaseCounter('event_id::text', '"ticketTypeId"::text', 'phase')}, quantity from line where phase is not null
  )`;

export const lineColumns = 'l("ticketTypeId" uuid, quantity int, phase text, includes jsonb)';
