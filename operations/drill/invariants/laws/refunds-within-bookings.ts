import type { Law } from '../law.ts';

export const refundsWithinBookings: Law = {
  name: 'refunds-within-bookings',
  says: 'Of no booking more is given back than it cost, and its refunds add up to what it says',
  cure: 'Correct refunded_minor to the sum of its refunds; where that is more than it cost, stop those that are not done.',
  looksAt: { in: 'booking', sql: 'select count(*)::int as n from refunds' },
  steps: [
    {
      in: 'booking',
      // Money that bought nothing is none of what the booking cost.
      sql: `
        with back as (select booking_id, sum(amount_minor) as minor from refunds where cause <> 'payment_rejected' group by booking_id)
        select format('of the booking %s of %s %s, refunds are of %s, and it says %s', b.id, b.total_minor, b.currency, coalesce(r.minor, 0), b.refunded_minor) as violation
        from bookings b left join back r on r.booking_id = b.id
        where coalesce(r.minor, 0) > b.total_minor or coalesce(r.minor, 0) <> b.refunded_minor`,
    },
  ],
};
