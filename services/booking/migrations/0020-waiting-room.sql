-- The waiting room of an on-sale. Everything about it is in this row, so that it survives whatever happens to the processes.
create table waiting_rooms (
  event_id uuid primary key references events,
  opens_at timestamptz not null,
  pre_queue_minutes int not null,
  rate_per_minute int not null check (rate_per_minute > 0),
  admission_minutes int not null,
  come_within_minutes int not null,
  max_per_address int,
  state text not null check (state in ('running', 'paused', 'closed')),
  -- The draw is decided by a seed that nobody knows before it; its hash is told from the beginning.
  seed text not null,
  seed_hash text not null,
  drawn_at timestamptz,
  last_number int not null default 0,
  -- Whose number is no higher may come in: as it was at `advanced_at`, a fraction being on its way.
  admitted double precision not null default 0,
  advanced_at timestamptz not null
);
create index open_waiting_rooms on waiting_rooms (event_id) where state <> 'closed';

create table waiting_visitors (
  event_id uuid not null references waiting_rooms,
  -- A hash of the event and of who it is: the table names nobody.
  visitor text not null,
  number int,
  -- The rank in the draw, which stays when somebody waits anew.
  drawn int,
  address text,
  joined_at timestamptz not null,
  came_at timestamptz,
  primary key (event_id, visitor)
);
create unique index one_visitor_per_number on waiting_visitors (event_id, number) where number is not null;
create index visitors_by_address on waiting_visitors (event_id, address) where address is not null;
create index visitors_in_draw on waiting_visitors (event_id, drawn) where drawn is not null;
create index visitors_who_came on waiting_visitors (event_id, came_at) where came_at is not null;

-- How far it was, every few seconds: for the chart, and to know who has missed their turn.
create table waiting_room_samples (
  event_id uuid not null references waiting_rooms,
  at timestamptz not null,
  admitted int not null,
  last_number int not null,
  sold int not null,
  primary key (event_id, at)
);
