import type { Law } from '../law.ts';

export const refundsWithinPayments: Law = {
  name: 'refunds-within-payments',
  says: 'No payment is given back more than once over',
  cure: 'Stop what is not sent yet, and ask whoever got too much for it: the provider has sent it.',
  looksAt: { in: 'payment', sql: 'select count(*)::int as n from refunds' },
  steps: [
    {
      in: 'payment',
      sql: `
        select format('of the payment %s of %s %s, %s are given back by %s refunds', p.id, p.amount_minor, p.currency, sum(r.amount_minor), count(*)) as violation
        from refunds r join payments p on p.id = r.payment_id where r.state <> 'failed' group by p.id having sum(r.amount_minor) > p.amount_minor`,
    },
  ],
};
