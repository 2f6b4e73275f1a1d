import type { Law } from '../law.ts';

export const pendingBookingsHavePlaces: Law = {
  name: 'pending-bookings-have-places',
  says: 'A booking that may still be paid has its hold until then',
  cure: 'Nothing is lost: its payment takes the places again, or the money goes back. Find out who freed them.',
  looksAt: { in: 'booking', sql: `select count(*)::int as n from bookings where state = 'pending' and pay_by > :now` },
  steps: [
    {
      in: 'booking',
      sql: `
        select format('the booking %s may be paid until %s, and its places are not held until then', b.id, b.pay_by) as violation from bookings b
        where b.state = 'pending' and b.pay_by > :now
          and not exists (select from holds h where h.id = b.hold_id and h.booking_id = b.id and h.expires_at >= b.pay_by)`,
    },
  ],
};
