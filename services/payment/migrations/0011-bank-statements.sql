-- Statements of organizers' banks. Each line is kept once, however often its statement is read.
create table statement_imports (
  id uuid primary key,
  organizer_id uuid not null,
  name text not null,
  format text not null check (format in ('csv', 'camt')),
  by_id uuid not null,
  by_name text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  lines int not null default 0,
  new_lines int not null default 0,
  matched int not null default 0,
  rejected int not null default 0,
  failure text
);
create index imports_of_organizer on statement_imports (organizer_id, id desc);

create table statement_rejects (
  import_id uuid not null references statement_imports (id),
  row_number int not null,
  reason text not null,
  primary key (import_id, row_number)
);

create table bank_lines (
  id uuid primary key,
  organizer_id uuid not null,
  import_id uuid not null references statement_imports (id),
  -- Of all that the bank says of it, and which of several that are alike it is.
  fingerprint text not null,
  booked_on date not null,
  -- Negative: it went out.
  amount_minor bigint not null check (amount_minor <> 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  counterparty text not null,
  iban text not null,
  purpose text not null,
  state text not null check (state in ('open', 'matched', 'assigned', 'to_return', 'returned', 'dismissed')),
  -- Of what came in, what nobody has said anything about yet.
  left_minor bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint one_line_per_fingerprint unique (organizer_id, fingerprint),
  constraint never_more_than_came check (left_minor between 0 and greatest(amount_minor, 0))
);
create index bank_lines_of_organizer on bank_lines (organizer_id, state, id desc);

-- What lines are for. A payment is paid once its shares come to its amount.
create table bank_shares (
  line_id uuid not null references bank_lines (id),
  payment_id uuid not null references payments (id),
  amount_minor bigint not null check (amount_minor > 0),
  -- Whoever said so; null where the reference said it.
  by_id uuid,
  by_name text,
  created_at timestamptz not null,
  primary key (line_id, payment_id)
);
create index bank_shares_of_payment on bank_shares (payment_id);
create index awaited_by_amount on payments (organizer_id, amount_minor) where method <> 'provider' and state in ('created', 'cancelled');
