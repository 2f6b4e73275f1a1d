import type { Law } from '../law.ts';

export const creditAddsUp: Law = {
  name: 'credit-adds-up',
  says: 'No buyer has less than no credit, each has what the books gave and took, and of it open payments reserve exactly what they say',
  cure: 'Stop paying with credit at the organizer, find the movement that is missing or wrong, and book a correction with a movement beside it.',
  looksAt: { in: 'payment', sql: 'select count(*)::int as n from credits' },
  steps: [
    {
      in: 'payment',
      sql: `
        with moved as (select organizer_id, user_id, currency, sum(amount_minor) as minor from credit_movements group by 1, 2, 3),
        reserved as (
          select organizer_id, user_id, currency, sum(credit_minor) as minor from payments
          where credit_minor > 0 and state in ('created', 'processing', 'failed') group by 1, 2, 3
        ), booked as (
          select e.key, -sum(p.amount_minor) as minor, min(e.currency) as currency
          from ledger_entries e join ledger_postings p on p.entry_id = e.id where p.account = 'buyer_credit' group by 1
        )
        select format('the credit of %s at %s is %s %s, of which %s are reserved; its movements come to %s, open payments to %s',
          user_id, organizer_id, c.balance_minor, currency, c.reserved_minor, m.minor, r.minor) as violation
        from credits c full join moved m using (organizer_id, user_id, currency) full join reserved r using (organizer_id, user_id, currency)
        where c.balance_minor is distinct from m.minor or c.balance_minor < 0 or c.reserved_minor is distinct from coalesce(r.minor, 0)
          or c.reserved_minor > c.balance_minor
        union all
        select format('the movement %s of credit is of %s %s, and the books say %s %s', coalesce(m.entry_key, b.key), m.amount_minor, m.currency, b.minor, b.currency)
        from credit_movements m full join booked b on b.key = m.entry_key
        where m.amount_minor is distinct from b.minor or m.currency is distinct from b.currency
        union all
        select format('the refund %s made credit of %s, and its movement is of %s', r.id, r.credit_minor, coalesce(m.amount_minor, 0))
        from refunds r left join credit_movements m on m.refund_id = r.id where coalesce(m.amount_minor, 0) <> r.credit_minor
        union all
        select format('the payment %s is %s, was to be paid with credit of %s, and its movement is of %s', p.id, p.state, p.credit_minor, coalesce(m.amount_minor, 0))
        from payments p left join credit_movements m on m.payment_id = p.id and m.kind = 'spent'
        where (p.credit_minor > 0 or m.id is not null)
          and coalesce(-m.amount_minor, 0) <> case when p.state in ('succeeded', 'refunding', 'refunded') then p.credit_minor else 0 end`,
    },
  ],
};
