-- What is in them are objects under their ids. Written down before they are stored and until they are deleted, so that no object is ever forgotten.
create table answer_files (
  id uuid primary key,
  -- `user:…` or `cart:…`, as of holds.
  owner text not null,
  name text not null,
  content_type text not null,
  bytes integer not null check (bytes > 0),
  created_at timestamptz not null,
  -- Null until it answers a question of a booking; then it answers no other's.
  booking_id uuid references bookings,
  -- Nobody may use it any more.
  deleting boolean not null default false,
  constraint used_files_stay check (booking_id is null or not deleting)
);
create index answer_files_by_owner on answer_files (owner, created_at);
create index unused_answer_files on answer_files (created_at) where booking_id is null;
create index answer_files_by_booking on answer_files (booking_id) where booking_id is not null;
