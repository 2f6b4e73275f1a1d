import { paymentCompleted } from '@event-planner/contracts/messages';
import { queueName } from '@event-planner/model';
import type { Law } from '../law.ts';

const queue = queueName(paymentCompleted, 'booking');

export const paymentsAreServed: Law = {
  name: 'payments-are-served',
  says: 'Whoever paid has a confirmed booking, or the money is going back',
  cure: 'Redrive the message payment.completed.v1 of the payment (runbook dead-letters); where it is gone, publish it again.',
  looksAt: { in: 'payment', sql: `select count(*)::int as n from payments where state = 'succeeded'` },
  steps: [
    {
      in: 'payment',
      sql: `
        select p.id, p.booking_id from payments p where p.state = 'succeeded' and not exists (select from refunds r where r.payment_id = p.id)
          and p.id::text not in (select body ->> 'paymentId' from outbox where name = '${paymentCompleted.name}')`,
    },
    {
      in: 'broker',
      pending: 'on its way to booking',
      sql: `
        select p.* from jsonb_to_recordset(:rows) as p(id uuid, booking_id uuid)
        where p.id::text not in (select data -> 'body' ->> 'paymentId' from pgboss.job where name = '${queue}' and state <= 'active')`,
    },
    {
      in: 'booking',
      sql: `
        select p.*, b.id as known, b.state from jsonb_to_recordset(:rows) as p(id uuid, booking_id uuid) left join bookings b on b.id = p.booking_id
        where b.id is null or b.payment_id is distinct from p.id or b.state in ('pending', 'expired')`,
    },
    // Sent back meanwhile: the second payment of a booking, or one that came too late.
    {
      in: 'booking',
      sql: `
        select p.* from jsonb_to_recordset(:rows) as p(id uuid, booking_id uuid, known uuid, state text)
        where p.id::text not in (select body ->> 'paymentId' from outbox where name = 'booking.rejected.v1')`,
    },
    {
      in: 'broker',
      pending: 'on its way back',
      sql: `
        select p.* from jsonb_to_recordset(:rows) as p(id uuid, booking_id uuid, known uuid, state text)
        where p.id::text not in (select data -> 'body' ->> 'paymentId' from pgboss.job where name = 'booking-rejected-payment' and state <= 'active')`,
    },
    {
      in: 'payment',
      sql: `
        select case
          when p.known is null then format('the payment %s is for the booking %s, which does not exist', p.id, p.booking_id)
          else format('the payment %s has arrived, its booking %s is %s', p.id, p.booking_id, p.state) end as violation
        from jsonb_to_recordset(:rows) as p(id uuid, booking_id uuid, known uuid, state text)
        where not exists (select from refunds r where r.payment_id = p.id)`,
    },
  ],
};
