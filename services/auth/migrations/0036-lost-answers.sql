-- An answer that never arrived is asked for again with the token that was traded in for it, for some seconds. Code of before says no time: long ago.
alter table spent_tokens add column spent_at timestamptz not null default '-infinity';
