-- Whose doing a mail to somebody else was, whose name is in its subject then; null of mails from before.
alter table mails add column caused_by uuid;
create index mails_caused_by on mails (caused_by) where caused_by is not null;
create index bookings_of_user on bookings (user_id);
