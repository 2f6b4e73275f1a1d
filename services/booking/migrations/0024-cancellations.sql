-- That the orders of a cancelled event are given back, as somebody of the team started it. What is left to do is what has no refund with its key, so that it may be
-- begun again at any time.
create table cancellations (
  event_id uuid primary key references events,
  with_fees boolean not null,
  -- When it was started.
  orders int not null,
  started_by uuid not null,
  started_by_name text not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
create index open_cancellations on cancellations (started_at) where finished_at is null;
