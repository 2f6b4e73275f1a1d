-- Where an organizer's money of a currency is paid out to: an account with the provider, or one at a bank that is paid by hand.
create table payout_accounts (
  organizer_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  kind text not null check (kind in ('provider', 'bank')),
  organizer_name text not null,
  holder text,
  iban text,
  bic text,
  provider_account_id text,
  provider_state text check (provider_state in ('onboarding', 'restricted', 'enabled')),
  requirements text[] not null default '{}',
  -- By the provider's clock: when it said the newest of these.
  provider_said_at timestamptz,
  -- Nothing is paid out before: it was changed a short while ago.
  hold_until timestamptz,
  -- When the schedule last had its day.
  scheduled_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organizer_id, currency),
  check ((kind = 'bank') = (iban is not null and holder is not null)),
  check ((kind = 'provider') = (provider_account_id is not null and provider_state is not null))
);
create index payout_accounts_of_provider on payout_accounts (provider_account_id) where provider_account_id is not null;

-- Who changed where the money goes. Append-only.
create table payout_account_changes (
  id uuid primary key,
  organizer_id uuid not null,
  currency text not null,
  what text not null check (what in ('added', 'changed')),
  -- Masked.
  account text not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  changed_by_name text not null
);
create index payout_account_changes_of_organizer on payout_account_changes (organizer_id, currency, changed_at desc);
create trigger append_only before update or delete or truncate on payout_account_changes for each statement execute function refuse_change_of_ledger();

create table payout_exports (
  id uuid primary key,
  currency text not null,
  debtor_name text not null,
  debtor_iban text not null,
  debtor_bic text,
  created_at timestamptz not null,
  created_by_name text not null
);

create table payouts (
  id uuid primary key,
  organizer_id uuid not null,
  organizer_name text not null,
  currency text not null,
  number integer not null check (number > 0),
  amount_minor bigint not null check (amount_minor > 0),
  kind text not null check (kind in ('provider', 'bank')),
  state text not null check (state in ('recorded', 'exported', 'transferred', 'on_its_way', 'returning', 'paid', 'failed')),
  -- Where to, as it was then.
  holder text,
  iban text,
  bic text,
  provider_account_id text,
  transfer_id text unique,
  provider_payout_id text unique,
  export_id uuid references payout_exports (id),
  failure text,
  asked_by_name text,
  attempts integer not null default 0,
  -- When the provider is to be asked next; null once there is nothing to ask.
  send_at timestamptz,
  -- What was owed before everything on its statement, and after.
  opening_minor bigint not null,
  closing_minor bigint not null check (closing_minor >= 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  settled_at timestamptz,
  unique (organizer_id, currency, number)
);
create index payouts_to_send on payouts (send_at) where send_at is not null;
create index payouts_by_age on payouts (created_at desc, id desc);

-- When events end, which is when their money is released: as the first sale said, and what the event service says later.
create table event_ends (
  event_id uuid primary key,
  title text not null,
  ends_at timestamptz not null,
  version integer not null default 0
);
insert into event_ends (event_id, title, ends_at) select distinct on (event_id) event_id, event_title, ends_at from sales order by event_id, ends_at desc;

-- What is on a payout's statement: every entry of the books is on one statement of its organizer.
create table payout_entries (
  payout_id uuid not null references payouts (id),
  organizer_id uuid not null,
  entry_id uuid not null references ledger_entries (id),
  primary key (payout_id, entry_id),
  unique (organizer_id, entry_id)
);

-- The last judge of every payout: after it the platform does not owe less than nothing. It is booked before its row is written.
create function ensure_payout_is_owed() returns trigger language plpgsql as $$
declare
  owed bigint;
begin
  select coalesce(-sum(p.amount_minor), 0) into owed from ledger_postings p join ledger_entries e on e.id = p.entry_id
  where p.organizer_id = new.organizer_id and e.currency = new.currency;
  if owed < 0 or not exists (select 1 from ledger_entries where key = 'payout ' || new.id) then
    raise exception 'the payout % is more than is owed, or not booked', new.id using errcode = 'check_violation', constraint = 'payout_is_owed';
  end if;
  return new;
end $$;
create trigger payout_is_owed before insert on payouts for each row execute function ensure_payout_is_owed();
