-- Somebody who signs in by mailed codes alone has no password.
alter table users
  alter column password_hash drop not null,
  add column language text;

-- Every mailed code, whatever it is for; what there is for is in the contract. Nobody's, of an address without an account, is kept like any other, so that time does not tell them apart.
create table codes (
  purpose text not null,
  email text not null check (email = lower(email)),
  user_id uuid references users on delete cascade,
  code_hash bytea not null,
  tries_left smallint not null check (tries_left >= 0),
  expires_at timestamptz not null,
  primary key (purpose, email)
);
create index codes_by_user on codes (user_id) where user_id is not null;
create index codes_by_expiry on codes (expires_at);

insert into codes (purpose, email, code_hash, tries_left, expires_at)
select 'register', email, code_hash, tries_left, code_expires_at from registrations;
alter table registrations
  drop column code_hash,
  drop column tries_left,
  drop column code_expires_at,
  add column language text;

-- Where the owner of an account wants to be written to from now on.
create table email_changes (
  user_id uuid primary key references users on delete cascade,
  email text not null check (email = lower(email)),
  created_at timestamptz not null
);

alter table sessions
  add column device text check (length(device) <= 120),
  add column network text not null default '',
  add column method text not null default 'password',
  add column remembered boolean not null default true,
  add column last_used_at timestamptz,
  -- When its owner last proved who they are: needed for what could take the account away.
  add column confirmed_at timestamptz;
update sessions set last_used_at = created_at, confirmed_at = created_at;
alter table sessions
  alter column network drop default,
  alter column method drop default,
  alter column remembered drop default,
  alter column last_used_at set not null,
  alter column confirmed_at set not null;

-- What happened to an account, as its owner sees it; only ever added to.
create table activity (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  kind text not null,
  at timestamptz not null,
  device text check (length(device) <= 120),
  network text not null
);
create index activity_by_user on activity (user_id, at desc, id desc);

-- Keys that sign access tokens, sealed with the service's secret. One signs from `signs_from` until the next one does, and is published until what it signed has expired.
create table signing_keys (
  kid text primary key,
  sealed bytea not null,
  signs_from timestamptz not null,
  created_at timestamptz not null
);
create index signing_keys_in_turn on signing_keys (signs_from);
