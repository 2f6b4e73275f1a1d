-- Who and what was forgotten a while ago, for what is heard of them late. As hashes: it says nothing to whoever does not already know whom to look for.
create table forgotten (
  subject bytea primary key check (length(subject) = 32),
  at timestamptz not null
);
create index forgotten_by_time on forgotten (at);

-- Theirs alone, so that nobody has computed them elsewhere.
create table forgetting (
  only_one boolean primary key default true check (only_one),
  salt text not null default gen_random_uuid()::text || gen_random_uuid()::text
);
insert into forgetting default values;

insert into forgotten (subject, at)
select sha256(convert_to(salt || object_kind || ':' || object_id, 'utf8')), max(recorded_at) from entries, forgetting
where (service = 'booking' and action = 'order.forgotten' and object_kind = 'order') or (service = 'audit' and action = 'audit.person_erased' and object_kind = 'user')
group by 1;
