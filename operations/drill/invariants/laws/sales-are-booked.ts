import { bookingConfirmed } from '@event-planner/contracts/messages';
import { queueName } from '@event-planner/model';
import type { Law } from '../law.ts';

const queue = queueName(bookingConfirmed, 'payment');
const rows = 'jsonb_to_recordset(:rows) as b(id uuid, sold_minor bigint, currency text)';
const isSale = `b.confirmed_at is not null and b.origin not in ('split', 'transfer')`;

/** What was split off a booking was sold with it. */
const sold = `
  with recursive family as (
    select b.id as root, b.id, b.total_minor, b.currency from bookings b where ${isSale}
    union all select f.root, s.id, s.total_minor, s.currency from bookings s join family f on s.parent_id = f.id and s.origin = 'split'
  )
  select root as id, sum(total_minor)::bigint as sold_minor, min(currency) as currency from family group by root having sum(total_minor) > 0`;

export const salesAreBooked: Law = {
  name: 'sales-are-booked',
  says: 'Every confirmed booking that brought money is a sale in the books, of exactly so much',
  cure: 'Redrive its message booking.confirmed.v1 (runbook dead-letters); what no message brings is booked by the job complete-books.',
  looksAt: { in: 'booking', sql: `select count(*)::int as n from bookings b where ${isSale} and total_minor > 0` },
  steps: [
    { in: 'booking', sql: sold },
    {
      in: 'payment',
      sql: `
        select b.* from ${rows} left join lateral (
          select -sum(p.amount_minor) as booked from ledger_entries e join ledger_postings p on p.entry_id = e.id
          where e.key = 'sale ' || b.id and e.currency = b.currency and p.account in ('sales', 'taxes')
        ) l on true where coalesce(l.booked, 0) <> b.sold_minor`,
    },
    {
      in: 'booking',
      pending: 'on their way to the books',
      sql: `select b.* from ${rows} where b.id::text not in (select body ->> 'bookingId' from outbox where name = '${bookingConfirmed.name}')`,
    },
    {
      in: 'broker',
      pending: 'on their way to the books',
      sql: `select b.* from ${rows} where b.id::text not in (select data -> 'body' ->> 'bookingId' from pgboss.job where name = '${queue}' and state <= 'active')`,
    },
    {
      in: 'payment',
      sql: `
        select format('the booking %s was sold for %s %s, and the books say %s', b.id, b.sold_minor, b.currency, coalesce(l.booked, 0)) as violation
        from ${rows} left join lateral (
          select -sum(p.amount_minor) as booked from ledger_entries e join ledger_postings p on p.entry_id = e.id
          where e.key = 'sale ' || b.id and p.account in ('sales', 'taxes')
        ) l on true where coalesce(l.booked, 0) <> b.sold_minor`,
    },
  ],
};
