import type { Law } from '../law.ts';

export const couponsWithinPersons: Law = {
  name: 'coupons-within-persons',
  says: 'Nobody uses a campaign more often than each person may; what came to be one person only later is in their carts',
  cure: 'Look at the orders of whoever it names. Payments are never refused for a coupon: those that came late may be beyond it.',
  looksAt: {
    in: 'booking',
    sql: `select count(*)::int as n from redemptions r join campaigns c on c.id = r.campaign_id where c.terms ->> 'maxUsesPerPerson' is not null`,
  },
  steps: [
    {
      in: 'booking',
      sql: `
        select format('%s used the campaign %s %s times, and may %s times', r.owner, c.id, count(*), min((c.terms ->> 'maxUsesPerPerson')::int)) as violation
        from redemptions r join campaigns c on c.id = r.campaign_id left join bookings b on b.id = r.booking_id
        where r.counted and r.expires_at > :now and c.terms ->> 'maxUsesPerPerson' is not null
          and (b.id is null or b.confirmed_at is null or b.confirmed_at <= b.pay_by)
        group by c.id, r.owner having count(*) > min((c.terms ->> 'maxUsesPerPerson')::int)`,
    },
  ],
};
