-- Money that came for a payment which no provider takes, and what was said of that later: only ever added to.
create table takings (
  id uuid primary key,
  payment_id uuid not null references payments (id),
  -- Which of its payment's it is.
  nth int not null check (nth > 0),
  kind text not null check (kind in ('taken', 'corrected', 'undone')),
  -- How it was paid by what was said before, and by what is said now.
  before text check (before in ('cash', 'card_terminal', 'bank_transfer')),
  paid_with text check (paid_with in ('cash', 'card_terminal', 'bank_transfer')),
  -- Where the books have the money from now on; of what was undone, where they had it.
  account text not null check (account in ('cash', 'terminal', 'bank', 'suspense')),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  reason text,
  -- Null where the reference of a transfer said it.
  by_id uuid,
  by_name text,
  at timestamptz not null,
  constraint one_after_the_other unique (payment_id, nth),
  constraint says_what check (case kind
    when 'taken' then before is null and paid_with is not null
    when 'corrected' then before <> paid_with
    else before is not null and paid_with is null end)
);
create trigger append_only before update or delete or truncate on takings for each statement execute function refuse_change_of_ledger();

-- How often somebody said that its money had not come after all: what comes next is another entry.
alter table payments add column undone int not null default 0 check (undone >= 0);

-- A line may be assigned to a payment again after that was taken back.
alter table bank_shares drop constraint bank_shares_pkey, add column taken_back_at timestamptz;
create unique index one_share_of_a_line on bank_shares (line_id, payment_id) where taken_back_at is null;
