-- What somebody's mails are written in, as their browser last said.
create table languages (
  user_id uuid primary key,
  language text not null,
  told_at timestamptz not null
);
