import type { Law } from '../law.ts';

export const ticketsClaimSeats: Law = {
  name: 'tickets-claim-seats',
  says: 'Every valid ticket of a seat has that seat’s claim, and every claim for good has its ticket',
  cure: 'A ticket without a claim: insert the claim, if the seat is still free. A claim without a ticket: delete it, and the seat is for sale again.',
  looksAt: {
    in: 'booking',
    sql: `select (select count(*) from tickets where state = 'valid' and seat is not null)::int + (select count(*) from seat_claims where ticket_id is not null)::int as n`,
  },
  steps: [
    {
      in: 'booking',
      sql: `
        select case
          when c.seat is null then format('the ticket %s is for the seat %s of the event %s, which is not claimed for it', t.id, t.seat, t.event_id)
          when t.id is null then format('the seat %s of the event %s is claimed for the ticket %s, which is not valid there', c.seat, c.event_id, c.ticket_id)
          else format('the claim of the sold seat %s of the event %s ends at %s', c.seat, c.event_id, c.expires_at) end as violation
        from (select id, event_id, seat from tickets where state = 'valid' and seat is not null) t
        full join (select * from seat_claims where ticket_id is not null) c on c.event_id = t.event_id and c.seat = t.seat and c.ticket_id = t.id
        where t.id is null or c.seat is null or c.expires_at <> 'infinity'`,
    },
  ],
};
