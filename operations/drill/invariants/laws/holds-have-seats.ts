import type { Law } from '../law.ts';

export const holdsHaveSeats: Law = {
  name: 'holds-have-seats',
  says: 'Every hold in force has all its seats',
  cure: 'Release the hold, so that its owner chooses again: somebody else has the seat.',
  looksAt: { in: 'booking', sql: 'select count(*)::int as n from holds where expires_at > :now' },
  steps: [
    {
      in: 'booking',
      // What is sold again is the seller's until it is paid.
      sql: `
        select format('the hold %s is in force until %s, and its seat %s of the event %s is not its own', h.id, h.expires_at, l.seat, h.event_id) as violation
        from holds h, jsonb_to_recordset(h.lines) as l(seat text)
        where h.expires_at > :now and l.seat is not null and h.resale_ids is null
          and not exists (select from seat_claims c where c.event_id = h.event_id and c.seat = l.seat and c.hold_id = h.id and c.expires_at >= h.expires_at)`,
    },
  ],
};
