-- Money that goes back, row by row. `bookings.refunded_minor` is the sum of those that count, kept with them: its check is what never lets more go back than was paid.
create table refunds (
  id uuid primary key,
  booking_id uuid not null references bookings,
  event_id uuid not null,
  -- Null where no provider was paid.
  payment_id uuid,
  cause text not null,
  -- What it is for, in the words of whoever asked: asking twice is asking once.
  key text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  tickets uuid[] not null,
  state text not null check (state in ('requested', 'done', 'failed', 'by_hand')),
  reason text,
  -- Whoever decided it; null where nobody did, as with a payment that came too late.
  by_user uuid,
  by_name text,
  -- How often the provider was asked: what it says of an earlier time is old news.
  attempt int not null default 1,
  failure_code text,
  created_at timestamptz not null,
  settled_at timestamptz,
  -- Whoever paid it out by hand.
  settled_by uuid,
  settled_by_name text,
  constraint one_refund_per_key unique (booking_id, key)
);
drop index refunds_by_day;
create index refunds_by_day on refunds (event_id, created_at) include (currency, amount_minor, booking_id) where cause <> 'payment_rejected';
create index refunds_to_look_at on refunds (event_id, id) where state in ('failed', 'by_hand');

alter table bookings
  -- Of its lines, those that stand; null while all of them do. What counts what was sold counts these.
  add column standing jsonb,
  -- Of its lines, those that were given back; null while none was. What is in neither went to somebody else, or was exchanged.
  add column returned jsonb;

-- What had gone back before.
update bookings set refunded_minor = total_minor, standing = '[]', returned = lines where state = 'refunded' and confirmed_at is not null;
insert into refunds (id, booking_id, event_id, payment_id, cause, key, amount_minor, currency, tickets, state, created_at, settled_at)
select b.id, b.id, b.event_id, b.payment_id, 'at_provider', 'payment ' || b.payment_id, b.total_minor, b.currency,
  coalesce((select array_agg(t.id order by t.position) from tickets t where t.booking_id = b.id), '{}'), 'done', b.refunded_at, b.refunded_at
from bookings b where b.state = 'refunded' and b.confirmed_at is not null and b.payment_id is not null and b.refunded_at is not null;
