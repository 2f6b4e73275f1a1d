-- Every change of state, in the order in which it was heard of. Each row's hash covers its header, the hash of its payload and the hash before it.
create table entries (
  seq bigint primary key,
  -- The message's: what is handed over twice is written once.
  id uuid not null unique,
  at timestamptz not null,
  recorded_at timestamptz not null,
  service text not null,
  action text not null,
  actor_kind text not null,
  actor_id uuid,
  object_kind text not null,
  object_id text not null,
  organizer_id uuid,
  correlation_id text not null,
  -- What may be erased: name, from where, before and after, and a salt without which nobody can guess them by their hash. Kept as the text that was hashed.
  payload text,
  payload_hash bytea not null check (length(payload_hash) = 32),
  previous bytea not null check (length(previous) = 32),
  hash bytea not null check (length(hash) = 32),
  -- The entry that says why the payload is gone.
  erased_in bigint,
  constraint payload_or_reason check ((payload is null) = (erased_in is not null))
);
create index entries_by_time on entries (at, id);
create index entries_of_organizer on entries (organizer_id, at, id) where organizer_id is not null;
create index entries_by_actor on entries (actor_id, at, id) where actor_id is not null;
create index entries_of_object on entries (object_id, at, id);
create index entries_of_action on entries (action, at, id);
create index entries_by_recording on entries (recorded_at);

-- Both ends: `head` is the newest entry's hash, `base` that of the newest of those that were dropped when they were old enough.
create table chain (
  only_one boolean primary key default true check (only_one),
  head_seq bigint not null default 0,
  head_hash bytea not null default decode(repeat('00', 32), 'hex'),
  base_seq bigint not null default 0,
  base_hash bytea not null default decode(repeat('00', 32), 'hex'),
  check (0 <= base_seq and base_seq <= head_seq)
);
insert into chain default values;

-- How the chain was found the last times it was proved.
create table proofs (
  id uuid primary key,
  at timestamptz not null,
  examined bigint not null,
  head_seq bigint not null,
  head_hash bytea not null,
  fault text
);
create index proofs_by_time on proofs (at, id);

-- Append-only, but for two doors: what lies before the base may go, and a payload may give way to the entry that says why.
create function keep_entries() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.seq <= (select base_seq from chain) then
    return old;
  end if;
  if tg_op = 'UPDATE' and old.payload is not null and new.payload is null and new.erased_in > old.seq
     and to_jsonb(new) - '{payload,erased_in}'::text[] = to_jsonb(old) - '{payload,erased_in}'::text[] then
    return new;
  end if;
  raise exception 'the audit trail is append-only' using errcode = 'check_violation', constraint = 'append_only';
end $$;
create trigger append_only before update or delete on entries for each row execute function keep_entries();

create function keep_chain() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.head_seq >= old.head_seq and new.base_seq >= old.base_seq then
    return new;
  end if;
  raise exception 'the audit trail only grows' using errcode = 'check_violation', constraint = 'append_only';
end $$;
create trigger append_only before update or delete on chain for each row execute function keep_chain();

create function keep_all() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only' using errcode = 'check_violation', constraint = 'append_only';
end $$;
create trigger never_empty before truncate on entries for each statement execute function keep_all();
create trigger never_empty before truncate on chain for each statement execute function keep_all();
