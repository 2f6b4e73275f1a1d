-- That an event was postponed, each time: until when tickets may be given back for all that was paid, and how far its holders were told.
create table postponements (
  event_id uuid not null references events,
  -- The event's, by which a message that comes twice is known.
  version int not null,
  postponed_at timestamptz not null,
  refund_until timestamptz not null,
  -- The last order whose holder was told, in the order of their ids.
  told_to uuid,
  told int not null default 0,
  all_told_at timestamptz,
  primary key (event_id, version)
);
create index postponements_to_tell on postponements (postponed_at) where all_told_at is null;
