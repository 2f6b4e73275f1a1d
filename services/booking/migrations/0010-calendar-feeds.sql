-- A calendar program has no session: whoever knows the address reads the feed. Kept is only the token's SHA-256; of 256 random bits that tells nothing.
create table calendar_feeds (
  user_id uuid primary key,
  token_hash text not null unique,
  created_at timestamptz not null
);
