import type { Law } from '../law.ts';

/** Whom lines admit: a donation nobody, a bundle those of what it includes. */
const peopleIn = (lines: string): string => `(
  select coalesce(sum(case
    when l.donation then 0
    when l.includes is null then l.quantity
    else l.quantity * (select sum((part ->> 'quantity')::int) from jsonb_array_elements(l.includes) as part) end), 0)::int
  from jsonb_to_recordset(${lines}) as l(quantity int, donation boolean, includes jsonb))`;

export const bookingsHaveTickets: Law = {
  name: 'bookings-have-tickets',
  says: 'Every confirmed booking has a ticket for everybody it admits, and nobody else has a valid one',
  cure: 'A ticket too few: issue it from the booking’s lines. One too many: cancel it, and free its place.',
  looksAt: { in: 'booking', sql: `select count(*)::int as n from bookings where state = 'confirmed' or admissions > 0` },
  steps: [
    {
      in: 'booking',
      sql: `
        with admitted as (
          select b.id, ${peopleIn('b.lines')} as once, ${peopleIn('coalesce(b.standing, b.lines)')} as still from bookings b where b.state = 'confirmed'
        ), issued as (
          select booking_id, count(*)::int as tickets, count(*) filter (where state = 'valid')::int as valid from tickets group by booking_id
        )
        select case
          when b.state <> 'confirmed' then format('the booking %s is %s and has %s valid tickets', b.id, b.state, i.valid)
          else format('the booking %s admits %s people, %s when it was confirmed, and has %s valid tickets of %s', b.id, a.still, a.once, coalesce(i.valid, 0), coalesce(i.tickets, 0))
        end as violation
        from bookings b left join admitted a on a.id = b.id left join issued i on i.booking_id = b.id
        where b.state = 'confirmed' and (coalesce(i.valid, 0) <> a.still or coalesce(i.tickets, 0) <> a.once or b.admissions <> a.once)
          or b.state <> 'confirmed' and i.valid > 0`,
    },
  ],
};
