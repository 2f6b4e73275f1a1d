import { bookingConfirmed } from '@event-planner/contracts/messages';
import { queueName } from '@event-planner/model';
import type { Law } from '../law.ts';

const queue = queueName(bookingConfirmed, 'notification');
// The demo's bookings were made before anybody looked; whoever left no address, or is forgotten, has none to write to.
const confirmed = `b.state = 'confirmed' and b.email <> '' and b.idempotency_key not like 'demo-%'`;

export const bookingsAreMailed: Law = {
  name: 'bookings-are-mailed',
  says: 'The buyer of every confirmed booking has a mail about it, or it is on its way',
  cure: 'Redrive the message booking.confirmed.v1 of the booking (runbook dead-letters): a mail that was sent is not sent twice.',
  looksAt: { in: 'booking', sql: `select count(*)::int as n from bookings b where ${confirmed}` },
  steps: [
    {
      in: 'booking',
      sql: `
        select b.id, exists (select from outbox o where o.name = '${bookingConfirmed.name}' and o.body ->> 'bookingId' = b.id::text) as in_outbox
        from bookings b where ${confirmed}`,
    },
    {
      in: 'broker',
      pending: 'on its way to notification',
      sql: `
        select b.id from jsonb_to_recordset(:rows) as b(id uuid, in_outbox boolean)
        where not b.in_outbox and b.id::text not in (select data -> 'body' ->> 'bookingId' from pgboss.job where name = '${queue}' and state <= 'active')`,
    },
    {
      in: 'notification',
      sql: `
        select format('nobody was written to about the booking %s', b.id) as violation from jsonb_to_recordset(:rows) as b(id uuid)
        where not exists (select from mails m where m.kind = 'confirmation' and m.subject_id = b.id)`,
    },
  ],
};
