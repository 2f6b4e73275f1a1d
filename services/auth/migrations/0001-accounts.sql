-- Only people who proved their address are users; until then they are a registration.
create table users (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  password_hash text not null,
  roles text[] not null check (roles <@ array['attendee', 'organizer', 'staff', 'admin']),
  created_at timestamptz not null
);

create table registrations (
  email text primary key,
  name text not null,
  password_hash text not null,
  code_hash bytea not null,
  tries_left smallint not null check (tries_left >= 0),
  code_expires_at timestamptz not null,
  created_at timestamptz not null
);
create index registrations_by_age on registrations (created_at);

-- One row is one login on one device, with the only refresh token that is good for it now.
create table sessions (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  token_hash bytea not null unique,
  expires_at timestamptz not null,
  created_at timestamptz not null
);
create index sessions_by_user on sessions (user_id);
create index sessions_by_expiry on sessions (expires_at);

-- Refresh tokens that were traded in. Seeing one again means that somebody has a copy.
create table spent_tokens (
  token_hash bytea primary key,
  session_id uuid not null references sessions on delete cascade
);
create index spent_tokens_by_session on spent_tokens (session_id);

create table attempts (
  key bytea primary key,
  count integer not null,
  ends_at timestamptz not null
);
create index attempts_by_end on attempts (ends_at);
