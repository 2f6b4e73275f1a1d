-- When a version began, for readers that ask what is new (LAST-MODIFIED in calendars). A trigger, for whoever raises the version must not be able to forget it.
alter table events add column changed_at timestamptz(3) not null default now();
create function note_change() returns trigger language plpgsql as $$
begin
  new.changed_at := now();
  return new;
end
$$;
create trigger events_changed before update on events for each row when (new.version is distinct from old.version) execute function note_change();
