import type { Law } from '../law.ts';

export const exchangesChangeHands: Law = {
  name: 'exchanges-change-hands',
  says: 'A ticket that was given for another stands for one booking, and lets nobody in any more',
  cure: 'End the old ticket, or give back what was paid for the exchange and end the new one: only one of them may come in.',
  looksAt: { in: 'booking', sql: 'select count(*)::int as n from bookings where replaces is not null' },
  steps: [
    {
      in: 'booking',
      sql: `
        select format('the ticket %s was exchanged by %s, and is %s', t.id, string_agg(b.reference, ' and ' order by b.reference), t.state) as violation
        from bookings b, lateral jsonb_array_elements_text(b.replaces -> 'ticketIds') as replaced (id) join tickets t on t.id = replaced.id::uuid
        where b.confirmed_at is not null group by t.id, t.state having t.state = 'valid' or count(*) > 1`,
    },
  ],
};
