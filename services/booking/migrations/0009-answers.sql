-- What was asked of the buyer and answered, as it was then; null where nothing was asked.
alter table bookings add column answers jsonb;
create index answers_of_event on bookings (event_id, id) where answers is not null;
