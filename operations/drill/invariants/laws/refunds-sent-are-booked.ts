import type { Law } from '../law.ts';

export const refundsSentAreBooked: Law = {
  name: 'refunds-sent-are-booked',
  says: 'What went back by the provider left the books when it did, and what came back is in them again',
  cure: 'Look at the refund at the provider, then book a correction.',
  looksAt: { in: 'payment', sql: 'select count(*)::int as n from refunds' },
  steps: [
    {
      in: 'payment',
      sql: `
        select format('the refund %s of %s %s is %s, and the books say that %s went', r.id, r.amount_minor - r.credit_minor, r.currency, r.state, booked.went) as violation
        from refunds r, lateral (
          select coalesce(sum(p.amount_minor), 0) as went from generate_series(1, r.attempt) attempt, unnest(array['sent', 'returned']) did
          join ledger_entries e on e.key = format('refund %s attempt %s %s', r.id, attempt, did)
          join ledger_postings p on p.entry_id = e.id and p.account = 'to_refund'
        ) booked where booked.went <> case when r.state = 'succeeded' then r.amount_minor - r.credit_minor else 0 end`,
    },
  ],
};
