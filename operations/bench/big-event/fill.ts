import { organizerId } from '@event-planner/demo/organizers';
import type { Database } from '@event-planner/platform/database';
import type { Tables } from '@event-planner/services/booking/tables';

/** An event of the demo's organizer that has sold far more than any of the demo's. */
export interface BigEvent {
  readonly id: string;
  readonly organizerId: string;
  readonly title: string;
}

/** The `nth` event to come of the demo's organizer that has sold two tickets without seats in one order: that order is what all others are made of. */
const eventStatement = `
  select e.id, e.organizer_id as "organizerId", e.title, min(b.id::text) as model from events e
    join bookings b on b.event_id = e.id and b.state = 'confirmed' and b.admissions = 2
  where e.organizer_id = $1 and e.state = 'published' and e.ends_at > now() + interval '1 day'
    and not exists (select from tickets t where t.booking_id = b.id and t.seat is not null)
  group by e.id order by e.starts_at, e.id offset $2 limit 1`;

// Ninety days of orders, the newest last: one in eight at a desk, one in ten with an answer, one in fifty given back.
const ordersStatement = `
  insert into bookings
  select filled.* from bookings model,
    generate_series(1, $3::int) as nth,
    lateral (select now() - (($3 - nth) * (interval '90 days' / $3)) as at, uuidv7(-(($3 - nth) * (interval '90 days' / $3))) as id,
      initcap((array['ada','ben','chiara','dmitri','elif','femke','grace','hugo','ines','jonas','katrin','louis','mirela','nora','otto','pilar'])[1 + nth % 16]) as first,
      initcap((array['ker','lin','mor','san','tho','vel','win','zim','bra','cor','dor','fal'])[1 + nth / 16 % 12]
        || (array['a','e','i','o','u'])[1 + nth / 192 % 5] || (array['berg','feld','mann','ner','sen','ski','ton','vitz'])[1 + nth / 960 % 8]) as last) as who,
    lateral jsonb_populate_record(model, jsonb_build_object(
      'id', who.id, 'reference', $4 || lpad(upper(to_hex((nth * 40503::bigint * 101) & 16777215)), 6, '0'), 'hold_id', gen_random_uuid(), 'user_id', gen_random_uuid(),
      'idempotency_key', 'big ' || nth, 'payment_id', gen_random_uuid(), 'attendee_name', who.first || ' ' || who.last,
      'email', lower(who.first || '.' || who.last || '.' || nth || '@example.test'), 'created_at', who.at, 'confirmed_at', who.at, 'pay_by', who.at + interval '15 minutes',
      'origin', case when nth % 8 = 0 then 'box_office' else 'online' end,
      'state', case when nth % 50 = 0 then 'refunded' else 'confirmed' end, 'refunded_minor', case when nth % 50 = 0 then model.total_minor else 0 end,
      'refunded_at', case when nth % 50 = 0 then who.at + interval '1 hour' end,
      'answers', case when nth % 10 = 0 then jsonb_build_object('order', '[]'::jsonb, 'attendees', jsonb_build_array(
        jsonb_build_object('name', who.first || ' ' || who.last, 'answers', jsonb_build_array(jsonb_build_object(
          'questionId', '018f0000-0000-7000-8000-000000000001', 'kind', 'text', 'label', 'How did you hear of us?', 'values', jsonb_build_array('From friend number ' || nth)))),
        jsonb_build_object('name', 'Guest of ' || who.last, 'answers', '[]'::jsonb))) end)) as filled
  where model.id = $2 and model.event_id = $1`;

const ticketsStatement = `
  insert into tickets
  select filled.* from bookings b
    join tickets model on model.booking_id = $2
    cross join lateral jsonb_populate_record(model, jsonb_build_object(
      'id', gen_random_uuid(), 'booking_id', b.id, 'attendee_name', coalesce(b.answers->'attendees'->(model.position - 1)->>'name', b.attendee_name),
      'changed', pg_current_xact_id()::text,
      'state', case when b.state = 'refunded' then 'cancelled' else 'valid' end, 'ended_at', b.refunded_at)) as filled
  where b.event_id = $1 and b.idempotency_key like 'big %'`;

const refundsStatement = `
  insert into refunds (id, booking_id, event_id, payment_id, cause, key, amount_minor, currency, tickets, state, created_at, settled_at)
  select gen_random_uuid(), b.id, b.event_id, b.payment_id, 'buyer', 'big', b.total_minor, b.currency,
    (select array_agg(t.id order by t.position) from tickets t where t.booking_id = b.id), 'done', b.refunded_at, b.refunded_at
  from bookings b where b.event_id = $1 and b.idempotency_key like 'big %' and b.state = 'refunded'`;

// One gate, two hours before the beginning; what was scanned is kept as it is for a ticket that came in once.
const scansStatement = `
  with came as (
    select t.id, t.event_id, t.ticket_type_id, now() - random() * interval '2 hours' as at, gen_random_uuid() as nonce from tickets t
    where t.event_id = $1 and t.state = 'valid' limit $2
  ), scanned as (
    insert into scans (event_id, nonce, ticket_id, direction, gate_id, device_id, device, offline, manual, by_id, by_name, told_at, at, received_at, verdict, passed, reentry, standing)
    select event_id, nonce, id, 'in', event_id, event_id, 'Bench', false, false, event_id, 'Bench', at, at, at, '{}', true, false, 'entry' from came
  )
  insert into check_ins (ticket_id, event_id, ticket_type_id, version, inside, entries, entered_at, gate_id, device, last_at)
  select id, event_id, ticket_type_id, 1, true, 1, at, event_id, 'Bench', at from came`;

/** Put straight into the tables, in orders of two, as like the demo's as one statement can make them: nobody could buy so much in a minute. `admitted` of them have come in. */
export async function fillEvent(
  { pool }: Database<Tables>,
  { nth, tickets, admitted }: { readonly nth: number; readonly tickets: number; readonly admitted: number },
): Promise<BigEvent> {
  const { rows } = await pool.query<BigEvent & { model: string }>(eventStatement, [organizerId('nordwind-konzerte'), nth]);
  const [event] = rows;
  if (!event) throw new Error('the demo has no event to come that sold two tickets without seats');
  const { id, model, title } = event;
  console.error(`filling "${title}" with ${tickets.toLocaleString('en')} tickets, which takes half a minute …`);
  await pool.query(ordersStatement, [id, model, tickets / 2, `Z${nth}`]);
  await pool.query(ticketsStatement, [id, model]);
  await pool.query(refundsStatement, [id]);
  await pool.query(scansStatement, [id, admitted]);
  // As the server does by itself, a minute later.
  for (const table of ['bookings', 'tickets', 'refunds', 'scans', 'check_ins']) await pool.query(`vacuum analyze ${table}`);
  return event;
}
