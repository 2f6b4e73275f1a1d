-- How people are let in, as `contracts/check-in` DoorPlan. An event without a row has one gate for everybody.
create table door_plans (
  event_id uuid primary key references events,
  version int not null,
  plan jsonb not null
);

-- Whether a ticket is inside: one row for each ticket that was ever scanned. Every write names the version it was decided by, so that of two that decide at once
-- one is turned away by the key and the version, whatever it had read.
create table check_ins (
  ticket_id uuid primary key references tickets,
  event_id uuid not null,
  ticket_type_id uuid not null,
  version int not null,
  inside boolean not null,
  entries int not null check (entries >= 0),
  -- The entry that counted last, and when something counted last.
  entered_at timestamptz,
  gate_id uuid,
  device text,
  last_at timestamptz,
  -- Where devices go on: see `tickets.changed`.
  changed xid8 not null default pg_current_xact_id(),
  constraint inside_by_an_entry check (not inside or entries > 0)
);
create index check_ins_by_change on check_ins (event_id, changed, ticket_id);

-- Everything that was scanned, for ever; what it comes to is written down beside what was said.
create table scans (
  event_id uuid not null,
  nonce uuid not null,
  ticket_id uuid references tickets,
  direction text not null check (direction in ('in', 'out', 'undo')),
  undoes uuid,
  note text,
  gate_id uuid not null,
  device_id uuid not null,
  device text not null,
  offline boolean not null,
  manual boolean not null,
  by_id uuid not null,
  by_name text not null,
  -- By the device's clock, and by ours.
  told_at timestamptz not null,
  at timestamptz not null,
  received_at timestamptz not null,
  -- As it was answered, and will be again.
  verdict jsonb not null,
  -- Somebody went through: these are what a ticket's presence is made of.
  passed boolean not null,
  -- Whoever had left could come in again, by the plan of that time.
  reentry boolean not null,
  standing text not null check (standing in ('entry', 'exit', 'double', 'stray', 'invalid', 'refused', 'undo', 'undone')),
  against uuid,
  primary key (event_id, nonce)
);
create index scans_of_ticket on scans (ticket_id) where ticket_id is not null;
create index scans_by_arrival on scans (event_id, received_at desc, nonce desc);
create index scans_by_standing on scans (event_id, standing, gate_id, at);
