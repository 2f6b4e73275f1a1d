-- Sales of which somebody said that they were not paid after all: what their documents say of the money is looked at again, once for each time.
create table restatements_due (
  id uuid primary key,
  organizer_id uuid not null,
  booking_id uuid not null,
  event_id uuid not null
);
create index restatements_due_of_organizer on restatements_due (organizer_id);
insert into restatements_due (id, organizer_id, booking_id, event_id)
  select gen_random_uuid(), s.organizer_id, s.booking_id, s.event_id from payments p join sales s on s.booking_id = p.booking_id
  where p.undone > 0 and s.organizer_id is not null;
