import { bookingRefundRecorded } from '@event-planner/contracts/messages';
import { queueName } from '@event-planner/model';
import type { Law } from '../law.ts';

const queue = queueName(bookingRefundRecorded, 'payment');
const rows = 'jsonb_to_recordset(:rows) as r(id uuid, amount_minor bigint, currency text)';
const booked = `
  select sum(p.amount_minor) as back from ledger_entries e join ledger_postings p on p.entry_id = e.id
  where e.key = 'refund ' || r.id || ' recorded' and p.account in ('refunds', 'taxes')`;

export const refundsAreBooked: Law = {
  name: 'refunds-are-booked',
  says: 'Every refund of a sale is taken back in the books, of exactly so much',
  cure: 'Redrive its message booking.refund-recorded.v1 (runbook dead-letters); what no message brings is booked by the job complete-books.',
  looksAt: { in: 'booking', sql: `select count(*)::int as n from refunds where cause <> 'payment_rejected'` },
  steps: [
    { in: 'booking', sql: `select id, amount_minor, currency from refunds where cause <> 'payment_rejected' and amount_minor > 0` },
    { in: 'payment', sql: `select r.* from ${rows} left join lateral (${booked}) l on true where coalesce(l.back, 0) <> r.amount_minor` },
    {
      in: 'booking',
      pending: 'on their way to the books',
      sql: `select r.* from ${rows} where r.id::text not in (select body ->> 'refundId' from outbox where name = '${bookingRefundRecorded.name}')`,
    },
    {
      in: 'broker',
      pending: 'on their way to the books',
      sql: `select r.* from ${rows} where r.id::text not in (select data -> 'body' ->> 'refundId' from pgboss.job where name = '${queue}' and state <= 'active')`,
    },
    {
      in: 'payment',
      sql: `
        select format('the refund %s is of %s %s, and the books took back %s', r.id, r.amount_minor, r.currency, coalesce(l.back, 0)) as violation
        from ${rows} left join lateral (${booked}) l on true where coalesce(l.back, 0) <> r.amount_minor`,
    },
  ],
};
