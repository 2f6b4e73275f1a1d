-- For programs of an organizer. A key that is revoked is gone; that it was there is in the audit.
create table api_keys (
  id uuid primary key,
  organizer_id uuid not null,
  name text not null,
  -- Its beginning, by which its owner recognizes it.
  prefix text not null,
  key_hash bytea not null unique,
  scopes text[] not null,
  created_by uuid not null,
  created_at timestamptz not null,
  -- Null: until it is revoked.
  expires_at timestamptz,
  -- To the minute.
  last_used_at timestamptz
);
create index api_keys_by_organizer on api_keys (organizer_id, created_at);
create index api_keys_by_expiry on api_keys (expires_at);
