-- An authenticator app; until a code of it was entered it is asked for by nobody.
create table second_factors (
  user_id uuid primary key references users on delete cascade,
  -- Its secret, sealed with the service's own.
  sealed bytea not null,
  added_at timestamptz,
  -- The 30 seconds whose code was used last: a code is good once.
  last_step bigint not null default 0,
  created_at timestamptz not null
);

create table recovery_codes (
  user_id uuid not null references second_factors on delete cascade,
  code_hash bytea not null,
  primary key (user_id, code_hash)
);

-- Somebody whose first proof was right, on their way to the second.
create table sign_in_tickets (
  token_hash bytea primary key,
  user_id uuid not null references users on delete cascade,
  method text not null,
  remembered boolean not null,
  tries_left smallint not null check (tries_left >= 0),
  expires_at timestamptz not null
);
create index sign_in_tickets_by_expiry on sign_in_tickets (expires_at);
create index sign_in_tickets_by_user on sign_in_tickets (user_id);
