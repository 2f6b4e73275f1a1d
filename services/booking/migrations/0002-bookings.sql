create table bookings (
  id uuid primary key,
  reference text not null unique,
  user_id uuid not null,
  email text not null,
  event_id uuid not null references events,
  hold_id uuid not null unique,
  state text not null check (state in ('pending', 'confirmed', 'expired', 'cancelled', 'refunding', 'refunded')),
  attendee_name text not null,
  lines jsonb not null,
  total_minor bigint not null check (total_minor >= 0),
  currency text not null,
  created_at timestamptz not null,
  pay_by timestamptz not null,
  idempotency_key text not null,
  -- The payment it was confirmed with, or rejected for.
  payment_id uuid,
  constraint one_booking_per_key unique (user_id, idempotency_key)
);
create index bookings_of_user on bookings (user_id, id desc);
create index pending_bookings_by_deadline on bookings (pay_by) where state = 'pending';

create table tickets (
  id uuid primary key,
  booking_id uuid not null references bookings,
  -- Its number within the booking, from 1.
  position int not null,
  event_id uuid not null,
  ticket_type_id uuid not null,
  ticket_type_name text not null,
  attendee_name text not null,
  seat text,
  place text not null,
  price_minor bigint not null,
  state text not null check (state in ('valid', 'cancelled'))
);
create index tickets_of_booking on tickets (booking_id);
-- The final judge: whatever went wrong before, a seat is not sold twice.
create unique index one_valid_ticket_per_seat on tickets (event_id, seat) where state = 'valid' and seat is not null;
