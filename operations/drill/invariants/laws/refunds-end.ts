import { bookingRefundRequested, bookingRejected, paymentRefunded, paymentRefundFailed } from '@event-planner/contracts/messages';
import { queueName } from '@event-planner/model';
import type { Law } from '../law.ts';

const orders = [bookingRefundRequested, bookingRejected];
const answers = [paymentRefunded, paymentRefundFailed];
const listed = (words: readonly string[]): string => words.map(word => `'${word}'`).join(', ');
const saidIn = (names: readonly string[]): string =>
  `select body ->> 'refundId' from outbox where name in (${listed(names)}) and body ->> 'refundId' is not null`;
const queuedIn = (queues: readonly string[]): string =>
  `select data -> 'body' ->> 'refundId' from pgboss.job where name in (${listed(queues)}) and state <= 'active' and data -> 'body' ->> 'refundId' is not null`;
const before = 'jsonb_to_recordset(:rows) as r(id uuid, state text)';

export const refundsEnd: Law = {
  name: 'refunds-end',
  says: 'Every refund that was asked for is done, failed and told so, or on its way',
  cure: 'Redrive its message (runbook dead-letters), or ask again for what failed, on the page of the order.',
  looksAt: { in: 'booking', sql: 'select count(*)::int as n from refunds' },
  steps: [
    { in: 'booking', sql: `select id, state from refunds where state in ('requested', 'failed', 'by_hand')` },
    {
      in: 'booking',
      pending: 'for the team to look at',
      sql: `select r.* from ${before} where r.state = 'requested'`,
    },
    {
      in: 'booking',
      pending: 'on their way to payment',
      sql: `select r.* from ${before} where r.id::text not in (${saidIn(orders.map(({ name }) => name))})`,
    },
    {
      in: 'broker',
      pending: 'on their way to payment',
      sql: `select r.* from ${before} where r.id::text not in (${queuedIn(orders.map(order => queueName(order, 'payment')))})`,
    },
    {
      in: 'payment',
      pending: 'being sent',
      sql: `select r.id, p.state from ${before} left join refunds p on p.id = r.id where p.send_at is null or p.state not in ('recorded', 'pending')`,
    },
    {
      in: 'payment',
      pending: 'on their way back',
      sql: `select r.* from ${before} where r.id::text not in (${saidIn(answers.map(({ name }) => name))})`,
    },
    {
      in: 'broker',
      pending: 'on their way back',
      sql: `select r.* from ${before} where r.id::text not in (${queuedIn(answers.map(answer => queueName(answer, 'booking')))})`,
    },
    {
      in: 'booking',
      sql: `
        select case when r.state is null then format('the refund %s was asked for, and payment does not know it', r.id)
          else format('the refund %s waits for an answer: payment has %s, and will say no more', r.id, r.state) end as violation
        from ${before} join refunds b on b.id = r.id where b.state = 'requested'`,
    },
  ],
};
