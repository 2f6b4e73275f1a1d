-- What was sold, as booking said it: of it the books, the documents and the payouts are made.
create table sales (
  booking_id uuid primary key,
  organizer_id uuid,
  organizer_name text not null,
  event_id uuid not null,
  event_title text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  time_zone text not null,
  user_id uuid not null,
  buyer_name text not null,
  email text not null,
  reference text not null,
  origin text not null,
  -- What it was added to or comes from. Tickets that were split off or given away are no sale: their total is zero here.
  parent_id uuid,
  paid_with text,
  payment_id uuid,
  lines jsonb not null,
  price jsonb,
  total_minor bigint not null check (total_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  sold_at timestamptz not null
);
create index sales_of_organizer on sales (organizer_id, sold_at);
create index sales_of_event on sales (event_id);
create index sales_of_payment on sales (payment_id) where payment_id is not null;

-- The books: double entry, append-only. Debits are positive, credits negative, and every entry comes to zero in its one currency.
create table ledger_entries (
  id uuid primary key,
  -- What happened, so that it is booked once however often it is heard of.
  key text not null unique,
  kind text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  event_id uuid,
  booking_id uuid,
  payment_id uuid,
  -- By the clock of whoever it happened at.
  happened_at timestamptz not null,
  booked_at timestamptz not null
);
create index ledger_entries_of_booking on ledger_entries (booking_id) where booking_id is not null;
create index ledger_entries_of_payment on ledger_entries (payment_id) where payment_id is not null;

create table ledger_postings (
  entry_id uuid not null references ledger_entries (id),
  line smallint not null check (line > 0),
  account text not null,
  -- Whose account: an organizer's, or the platform's own.
  organizer_id uuid,
  amount_minor bigint not null check (amount_minor <> 0),
  primary key (entry_id, line)
);
create index ledger_postings_of_organizer on ledger_postings (organizer_id, account) include (amount_minor);

-- Looks at whole statements: an entry is written with all of its postings in one.
create function ensure_entries_balance() returns trigger language plpgsql as $$
declare
  wrong uuid;
begin
  select w.entry_id into wrong from (select distinct (to_jsonb(written) ->> tg_argv[0])::uuid as entry_id from written) w
  where (select count(*) < 2 or sum(p.amount_minor) <> 0 from ledger_postings p where p.entry_id = w.entry_id) limit 1;
  if wrong is not null then
    raise exception 'the ledger entry % does not come to zero', wrong using errcode = 'check_violation', constraint = 'entries_balance';
  end if;
  return null;
end $$;
create trigger entries_balance after insert on ledger_entries referencing new table as written
  for each statement execute function ensure_entries_balance('id');
create trigger entries_balance after insert on ledger_postings referencing new table as written
  for each statement execute function ensure_entries_balance('entry_id');

create function refuse_change_of_ledger() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: book a correction' using errcode = 'check_violation', constraint = 'append_only';
end $$;
create trigger append_only before update or delete or truncate on ledger_entries for each statement execute function refuse_change_of_ledger();
create trigger append_only before update or delete or truncate on ledger_postings for each statement execute function refuse_change_of_ledger();
