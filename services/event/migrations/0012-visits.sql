-- How often people opened an event's page, by day in UTC. Numbers only: nothing about anybody.
create table visits (
  event_id uuid not null references events on delete cascade,
  day date not null,
  visits integer not null check (visits > 0),
  primary key (event_id, day)
);
