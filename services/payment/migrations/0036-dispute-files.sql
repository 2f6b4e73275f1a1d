-- What an organizer shows the bank beside words: the bytes are with the provider, what they are is here.
create table dispute_files (
  dispute_id uuid not null references disputes (id),
  kind text not null check (kind in ('receipt', 'serviceDocumentation', 'customerCommunication', 'refundPolicy', 'other')),
  provider_id text not null,
  name text not null,
  content_type text not null,
  bytes integer not null check (bytes > 0),
  added_at timestamptz not null,
  primary key (dispute_id, kind)
);
