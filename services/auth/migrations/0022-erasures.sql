-- Who wants to be forgotten. No foreign key: the account goes before this does.
create table erasures (
  id uuid primary key,
  user_id uuid not null,
  state text not null check (state in ('asked', 'closed', 'erasing', 'done', 'undone', 'refused')),
  asked_at timestamptz not null,
  due_at timestamptz not null,
  -- The account was deleted; what was signed for it before is good for a while.
  closed_at timestamptz,
  ended_at timestamptz,
  device text check (length(device) <= 120),
  network text,
  -- To whom the end is told, from when the account is gone until then.
  email text,
  language text,
  constraint forgotten_in_the_end check (state in ('closed', 'erasing') or email is null)
);
create unique index one_erasure_at_a_time on erasures (user_id) where state in ('asked', 'closed', 'erasing');
create index erasures_of_user on erasures (user_id, asked_at desc);
create index open_erasures on erasures (due_at) where state in ('asked', 'closed', 'erasing');

-- Services that have forgotten.
create table erasure_answers (
  erasure_id uuid not null references erasures,
  service text not null,
  at timestamptz not null,
  primary key (erasure_id, service)
);
