-- Places that the organizer keeps back. Its seats are claims with the block's id as their hold; its counted places are a row of `holds` with the same id,
-- so that whatever counts holds counts them as well. One whose `until` is over is nobody's, whether its row is there or not.
create table blocks (
  id uuid primary key,
  event_id uuid not null references events,
  kind text not null check (kind in ('house', 'kill')),
  reason text not null,
  note text,
  until timestamptz,
  places jsonb not null,
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamptz not null
);
create index blocks_by_event on blocks (event_id);

-- Seats that a version of the event lacks, blocked before that version is there: their claims have the withdrawal's id as their hold. They stay, so that no late
-- payment takes such a seat, until a version has it again. The event need not be known here yet.
create table withdrawals (
  id uuid primary key,
  event_id uuid not null,
  version int not null,
  created_at timestamptz not null,
  -- Whether we know that version, or a newer one.
  settled boolean not null default false
);
create index withdrawals_by_event on withdrawals (event_id);
create index open_withdrawals on withdrawals (created_at) where not settled;
