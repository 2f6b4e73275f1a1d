import type { Law } from '../law.ts';

// What the demo sold was never paid for, nor what the team sells or gives, nor what is made of another booking's tickets.
const bought = `b.total_minor > 0 and b.origin = 'online' and b.idempotency_key not like 'demo-%'`;

export const bookingsArePaid: Law = {
  name: 'bookings-are-paid',
  says: 'Every confirmed booking that costs something has its payment, of exactly what it costs',
  cure: 'Look the payment up at the provider: if the money is there, correct our row; if it never came, cancel the booking.',
  looksAt: { in: 'booking', sql: `select count(*)::int as n from bookings b where b.state = 'confirmed' and ${bought}` },
  steps: [
    {
      in: 'booking',
      sql: `
        select b.id, b.payment_id, b.currency, b.total_minor + coalesce((
            select sum(s.total_minor) from bookings s where s.event_id = b.event_id and s.payment_id = b.payment_id and s.origin = 'split'), 0)::bigint as total_minor
        from bookings b where b.state = 'confirmed' and ${bought}`,
    },
    {
      in: 'payment',
      sql: `
        select case
          when p.id is null then format('the booking %s is confirmed, and there is no payment %s for it', b.id, b.payment_id)
          when p.state not in ('succeeded', 'refunding', 'refunded') then format('the booking %s is confirmed, its payment %s is %s', b.id, p.id, p.state)
          else format('the booking %s costs %s %s, its payment %s is of %s %s', b.id, b.total_minor, b.currency, p.id, p.amount_minor, p.currency) end as violation
        from jsonb_to_recordset(:rows) as b(id uuid, payment_id uuid, total_minor bigint, currency text)
        left join payments p on p.id = b.payment_id and p.booking_id = b.id
        where p.id is null or p.state not in ('succeeded', 'refunding', 'refunded') or p.amount_minor <> b.total_minor or p.currency <> b.currency`,
    },
  ],
};
