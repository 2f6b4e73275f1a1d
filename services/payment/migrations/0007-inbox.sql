-- The provider's events are stored when they arrive and handled afterwards.
alter table provider_events
  -- Null until it is handled.
  alter column outcome drop not null,
  -- What it says, for as long as that is to be handled: states, amounts and ids, no card and no person.
  add column said jsonb,
  -- When somebody is to handle it who has not got it in hand; null once it is handled or given up.
  add column handle_at timestamptz,
  add column attempts integer not null default 0,
  -- Why the last try failed, or what is wrong with it; and since when nobody tries any more.
  add column reason text,
  add column died_at timestamptz,
  add constraint handled_or_kept check (outcome is not null or said is not null);

create index provider_events_to_handle on provider_events (handle_at) where handle_at is not null;
create index provider_events_dead on provider_events (died_at) where died_at is not null;

-- How far we have read the provider's own list of events, for those that never arrived.
create table provider_events_read (
  one boolean primary key default true check (one),
  event_id text not null,
  happened_at timestamptz not null
);
