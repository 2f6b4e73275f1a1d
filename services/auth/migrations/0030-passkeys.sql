create table passkeys (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  credential_id bytea not null,
  -- As the authenticator gave it, in COSE.
  public_key bytea not null,
  -- Counts up with each use where the authenticator counts at all; one that goes back is a copy.
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  synced boolean not null,
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz not null,
  last_used_at timestamptz,
  constraint passkeys_credential_key unique (credential_id)
);
create index passkeys_by_user on passkeys (user_id, created_at);

-- What an authenticator is asked to sign: good for one purpose, once, for a few minutes.
create table passkey_challenges (
  challenge_hash bytea primary key,
  purpose text not null,
  user_id uuid references users on delete cascade,
  expires_at timestamptz not null
);
create index passkey_challenges_by_expiry on passkey_challenges (expires_at);
create index passkey_challenges_by_user on passkey_challenges (user_id) where user_id is not null;
