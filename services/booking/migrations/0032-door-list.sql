-- The transaction that changed a ticket last: devices at the door ask for what changed since. A number of our own would not do, for the one that was drawn
-- first may be committed last, and whoever had read on would never see it.
alter table tickets add column changed xid8 not null default pg_current_xact_id();
create function note_ticket_change() returns trigger language plpgsql as $$
begin
  new.changed := pg_current_xact_id();
  return new;
end $$;
create trigger ticket_changed before update on tickets for each row execute function note_ticket_change();
create index tickets_by_change on tickets (event_id, changed, id);
