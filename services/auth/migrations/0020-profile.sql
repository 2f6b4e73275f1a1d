alter table users
  -- An IANA name; null of who reads times as their browser shows them.
  add column time_zone text,
  -- Its objects are named after it; an upload is written down before it is stored, below.
  add column picture_id uuid,
  add column version integer not null default 1;

-- Pictures whose objects are there, or may be: written down before they are stored and until they are deleted, so that no object is ever forgotten.
create table profile_pictures (
  id uuid primary key,
  user_id uuid not null,
  -- No user shows it from here on.
  unused_since timestamptz
);
create index unused_profile_pictures on profile_pictures (unused_since) where unused_since is not null;
create index profile_pictures_of_user on profile_pictures (user_id);
