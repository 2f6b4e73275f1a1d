import type { Law } from '../law.ts';
import { lineColumns, tallies } from './sold-lines.ts';

/** Of what no ticket type counts in any more, nobody asks. */
const inUse = `(c.kind = 'phase' or exists (select from ticket_types t where c.id = any(t.counters)))`;

export const countersAddUp: Law = {
  name: 'counters-add-up',
  says: 'What is sold and held of every capacity, quota and early price is what bookings and holds have, and leaves no less than nothing',
  cure: 'Correct held and sold of the counter to what was counted here, while nothing is sold (event’s lock): then find out who changed it.',
  looksAt: { in: 'booking', sql: 'select count(*)::int as n from counters' },
  steps: [
    {
      in: 'booking',
      sql: `
        with line as (
          select b.id as whose, b.event_id, l.* from bookings b, jsonb_to_recordset(coalesce(b.standing, b.lines)) as ${lineColumns} where b.state = 'confirmed'
        ), ${tallies}, sold as (
          select id, sum(quantity)::int as quantity from tally group by id
        ), held as (
          select q.key::uuid as id, sum(q.value::int)::int as quantity from holds h, jsonb_each_text(h.counted) as q where h.counted is not null group by 1
        )
        select format('the %s %s of the event %s counts %s held and %s sold of %s (excess %s), rows say %s held and %s sold',
          c.kind, c.id, c.event_id, c.held, c.sold, c.capacity, c.excess, coalesce(held.quantity, 0), coalesce(sold.quantity, 0)) as violation
        from counters c left join sold on sold.id = c.id left join held on held.id = c.id
        where ${inUse} and (
          c.held <> coalesce(held.quantity, 0) or c.sold <> coalesce(sold.quantity, 0) or c.held < 0 or c.sold < 0
          or c.kind <> 'phase' and c.held + c.sold > c.capacity + c.excess)`,
    },
  ],
};
