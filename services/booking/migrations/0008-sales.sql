-- When a booking became a sale and when it was given back, and whom it admits: what sales are counted by.
alter table bookings
  add column confirmed_at timestamptz,
  add column refunded_at timestamptz,
  add column admissions int not null default 0;

-- Of those before, the day they were made is as near as we know.
update bookings set
  confirmed_at = created_at,
  refunded_at = case when state = 'refunded' then created_at end,
  admissions = issued.tickets
from (select booking_id, count(*) as tickets from tickets group by booking_id) as issued
where issued.booking_id = bookings.id and state in ('confirmed', 'refunded');

-- With all that is added up, so that the rows themselves are not read: an arena's sales are a hundred thousand.
create index sales_by_day on bookings (event_id, confirmed_at) include (currency, total_minor, admissions) where confirmed_at is not null;
create index refunds_by_day on bookings (event_id, refunded_at) include (currency, total_minor, admissions)
  where refunded_at is not null and confirmed_at is not null;
