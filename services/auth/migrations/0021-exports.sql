-- What somebody wanted to have of all that is known of them. Its archive is an object under its id.
create table data_exports (
  id uuid primary key,
  -- No foreign key: the archive of an account that is gone has to be deleted still.
  user_id uuid not null,
  state text not null check (state in ('gathering', 'ready', 'failed')),
  -- From where it was asked for.
  device text check (length(device) <= 120),
  network text not null,
  asked_at timestamptz not null,
  ready_at timestamptz,
  -- When the archive is deleted, and this with it.
  ends_at timestamptz not null,
  bytes bigint
);
create unique index one_export_at_a_time on data_exports (user_id) where state = 'gathering';
create index data_exports_of_user on data_exports (user_id, asked_at desc);
create index data_exports_by_end on data_exports (ends_at);

-- What services told so far; gone once the archive is made.
create table export_parts (
  export_id uuid not null references data_exports on delete cascade,
  service text not null,
  part integer not null check (part > 0),
  parts integer not null check (part <= parts),
  text text not null,
  primary key (export_id, service, part)
);
