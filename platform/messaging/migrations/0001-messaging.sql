-- Facts that were committed and not yet handed to the broker. Normally nearly empty; rows live for milliseconds.
create table outbox (
  id bigint generated always as identity primary key,
  message_id uuid not null default uuidv7(),
  name text not null,
  body jsonb not null,
  headers jsonb not null,
  occurred_at timestamptz not null
) with (
  -- Every row is deleted: vacuum by count and often, or the relay's scan from the lowest id walks over ever more dead rows.
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_cost_delay = 0
);

-- Messages that were handled, written in the transaction of what they did: a second delivery finds its row and does nothing.
create table inbox (
  message_id uuid primary key,
  handled_at timestamptz not null
);

create index inbox_by_age on inbox (handled_at);
