import type { Law } from '../law.ts';

export const paymentsAreBooked: Law = {
  name: 'payments-are-booked',
  says: 'All money that arrived is in the books, once and to the unit, and nothing else is',
  cure: 'Look at the payment at the provider. What is missing is booked by the job complete-books; what is wrong, by a correction.',
  looksAt: { in: 'payment', sql: `select count(*)::int as n from payments where state in ('succeeded', 'refunding', 'refunded')` },
  steps: [
    {
      in: 'payment',
      sql: `
        select format('the payment %s of %s %s is %s, and the books say that %s came', p.id, p.amount_minor, p.currency, p.state, coalesce(booked.came, 0)) as violation
        from payments p left join lateral (
          select sum(l.amount_minor) as came from ledger_entries e join ledger_postings l on l.entry_id = e.id
          where e.key = 'payment ' || p.id || ' received' || case p.undone when 0 then '' else ' again ' || p.undone end and e.currency = p.currency and l.amount_minor > 0
        ) booked on true
        where coalesce(booked.came, 0) <> case when p.state in ('succeeded', 'refunding', 'refunded') then p.amount_minor - p.credit_minor else 0 end`,
    },
  ],
};
