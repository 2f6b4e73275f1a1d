-- Events that repeat by a rule. `timing` and `sections` are documents of contracts/series; what follows from them are its dates.
create table series (
  id uuid primary key,
  slug text not null unique,
  organizer_id uuid not null references organizers,
  version integer not null,
  timing jsonb not null,
  sections jsonb not null,
  -- Its rule goes on without end, so a job carries it on.
  endless boolean not null,
  created_at timestamptz(3) not null
);
create index series_of_organizer on series (organizer_id, created_at desc);
create index endless_series on series (id) where endless;

-- A date of a series is an event. One whose draft was deleted stays here without an event, so that the rule does not bring it back.
create table series_dates (
  series_id uuid not null references series,
  -- Its start as the rule has it, by the clock there; see RECURRENCE-ID in RFC 5545.
  date text not null,
  event_id uuid unique references events on delete set null,
  -- Sections that the date has of its own, which a change of the series leaves alone.
  overrides text[] not null default '{}',
  primary key (series_id, date)
);
