-- Payments that buyers' banks want back, as payment tells of them.
create table disputes (
  id uuid primary key,
  booking_id uuid not null references bookings,
  state text not null check (state in ('inquiry', 'open', 'won', 'lost', 'withdrawn')),
  amount_minor bigint not null,
  currency text not null,
  reason text not null,
  due_at timestamptz,
  opened_at timestamptz not null,
  closed_at timestamptz
);
create index disputes_of_booking on disputes (booking_id);

-- Tickets that let nobody in for the time being. When that changed last is told to the door.
alter table tickets
  add column blocked_at timestamptz,
  add column block_changed_at timestamptz;
create index tickets_by_block on tickets (event_id, block_changed_at, id) where block_changed_at is not null;

-- A booking, and those whose payment its tickets were paid with: what was split off, given away or exchanged stands on the booking that it comes from.
create function paid_by(of_booking uuid) returns setof uuid language sql stable as $$
  with recursive line (id, parent_id, origin, depth) as (
    select id, parent_id, origin, 0 from bookings where id = of_booking
    union all
    select b.id, b.parent_id, b.origin, line.depth + 1 from line join bookings b on b.id = line.parent_id
    where line.origin in ('split', 'transfer', 'exchange') and line.depth < 100
  )
  select id from line
$$;
-- The other way round: a booking, and those that were made of its tickets.
create function made_of(booking uuid) returns setof uuid language sql stable as $$
  with recursive made (id, depth) as (
    select booking, 0
    union all
    select b.id, made.depth + 1 from made join bookings b on b.parent_id = made.id
    where b.origin in ('split', 'transfer', 'exchange') and b.confirmed_at is not null and made.depth < 100
  )
  select id from made
$$;
