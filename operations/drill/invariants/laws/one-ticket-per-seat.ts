import type { Law } from '../law.ts';

export const oneTicketPerSeat: Law = {
  name: 'one-ticket-per-seat',
  says: 'No seat has two valid tickets',
  cure: 'Seat one of them elsewhere or refund it, then create the index one_valid_ticket_per_seat again: it was missing.',
  looksAt: { in: 'booking', sql: `select count(*)::int as n from tickets where state = 'valid' and seat is not null` },
  steps: [
    {
      in: 'booking',
      sql: `
        select format('the seat %s of the event %s has %s valid tickets: %s', seat, event_id, count(*), string_agg(id::text, ', ')) as violation
        from tickets where state = 'valid' and seat is not null group by event_id, seat having count(*) > 1`,
    },
  ],
};
