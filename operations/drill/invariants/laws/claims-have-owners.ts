import type { Law } from '../law.ts';

export const claimsHaveOwners: Law = {
  name: 'claims-have-owners',
  says: 'Every seat that nobody can take is held, blocked, withdrawn or sold',
  cure: 'Delete the claim: nobody will ever book it or give it back.',
  looksAt: { in: 'booking', sql: 'select count(*)::int as n from seat_claims where expires_at > :now' },
  steps: [
    {
      in: 'booking',
      sql: `
        select format('the seat %s of the event %s is claimed until %s by %s, of which nothing is known', c.seat, c.event_id, c.expires_at, c.hold_id) as violation
        from seat_claims c
        where c.expires_at > :now and c.ticket_id is null
          and not exists (select from holds h where h.id = c.hold_id)
          and not exists (select from blocks b where b.id = c.hold_id)
          and not exists (select from withdrawals w where w.id = c.hold_id)`,
    },
  ],
};
