import type { Law } from '../law.ts';

export const resalesChangeHands: Law = {
  name: 'resales-change-hands',
  says: 'A ticket that was sold again is another buyer’s, and no longer the seller’s',
  cure: 'End the seller’s ticket, or give the buyer the money back: only one of them may come in.',
  looksAt: { in: 'booking', sql: 'select count(*)::int as n from resales' },
  steps: [
    {
      in: 'booking',
      sql: `
        select format('the ticket %s was sold again by %s, and is %s; who bought it has %s', r.ticket_id, r.id, t.state, coalesce(b.state, 'no booking')) as violation
        from resales r join tickets t on t.id = r.ticket_id left join bookings b on b.id = r.sold_as
        where r.state = 'sold' and (t.state = 'valid' or b.id is null or b.confirmed_at is null)
          or r.state = 'listed' and r.sold_as is not null
        union all
        select format('the hold %s is in force until %s, and the ticket for sale again %s is not its own but that of %s', h.id, h.expires_at, r.id, coalesce(r.hold_id::text, 'nobody'))
        from holds h join resales r on r.id = any(h.resale_ids) where h.expires_at > :now and r.hold_id is distinct from h.id`,
    },
  ],
};
