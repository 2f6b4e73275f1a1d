import type { Law } from '../law.ts';

export const refundsWithinPayments: Law = {
  name: 'refunds-within-payments',
  says: 'Of no payment more is given back than was paid, and it knows how much that is',
  cure: 'Stop what is not sent yet, and ask whoever got too much for it: the provider has sent it.',
  looksAt: { in: 'payment', sql: 'select count(*)::int as n from refunds' },
  steps: [
    {
      in: 'payment',
      sql: `
        with back as (
          select payment_id, sum(amount_minor) as promised, sum(case when state = 'succeeded' then amount_minor else credit_minor end) as refunded,
            sum(credit_minor) as credited from refunds group by payment_id
        )
        select format('of the payment %s of %s %s, %s are to go back and %s have, and it says %s and %s',
          p.id, p.amount_minor, p.currency, coalesce(b.promised, 0), coalesce(b.refunded, 0), p.promised_minor, p.refunded_minor) as violation
        from payments p left join back b on b.payment_id = p.id
        where coalesce(b.promised, 0) > p.amount_minor or coalesce(b.promised, 0) <> p.promised_minor or coalesce(b.refunded, 0) <> p.refunded_minor
          or coalesce(b.credited, 0) <> p.credited_minor`,
    },
  ],
};
