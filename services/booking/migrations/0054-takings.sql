-- What payment says of money that no provider took and that came after the booking was made, for the till and for the order.
create table takings (
  id uuid primary key,
  booking_id uuid not null references bookings (id),
  event_id uuid not null,
  nth int not null check (nth > 0),
  kind text not null check (kind in ('taken', 'corrected', 'undone')),
  before text,
  paid_with text,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  by_id uuid,
  by_name text,
  at timestamptz not null,
  due_at timestamptz,
  constraint one_after_the_other unique (booking_id, nth)
);
create index takings_of_event on takings (event_id, at);

-- How somebody paid it out by hand.
alter table refunds add column paid_out_with text check (paid_out_with in ('cash', 'card_terminal', 'bank_transfer'));
create index refunds_out_of_tills on refunds (event_id, settled_at) where paid_out_with in ('cash', 'card_terminal');

-- The channel stands in it too: sales are counted by it without a look at the rows.
drop index sales_by_day;
create index sales_by_day on bookings (event_id, confirmed_at) include (currency, total_minor, admissions, origin) where confirmed_at is not null;
