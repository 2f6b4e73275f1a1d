import type { Law } from '../law.ts';

export const refundsEnd: Law = {
  name: 'refunds-end',
  says: 'Every refund has ended well, or is tried again',
  cure: 'Look at it at the provider: give the money back by another way, or correct what makes it fail.',
  looksAt: { in: 'payment', sql: 'select count(*)::int as n from refunds' },
  steps: [
    {
      in: 'payment',
      sql: `
        select case when state = 'failed' then format('the refund %s of %s %s for the payment %s has failed', id, amount_minor, currency, payment_id)
          else format('the refund %s for the payment %s is %s, and nobody will ask about it again', id, payment_id, state) end as violation
        from refunds where state = 'failed' or state in ('recorded', 'pending') and send_at is null`,
    },
  ],
};
