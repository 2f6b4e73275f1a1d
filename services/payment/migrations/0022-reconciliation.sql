-- What moved on our account with the provider, as it says.
create table provider_movements (
  id text primary key,
  type text not null,
  source text,
  intent_id text,
  -- Into the account, or, negative, out of it; and what the provider kept of it.
  amount_minor bigint not null,
  fee_minor bigint not null,
  currency text not null,
  happened_at timestamptz not null
);
create index provider_movements_of_intent on provider_movements (intent_id) where intent_id is not null;
create index provider_movements_of_source on provider_movements (source) where source is not null;
create index provider_movements_by_age on provider_movements (happened_at);

create table reconciliations (
  id uuid primary key,
  started_at timestamptz not null,
  finished_at timestamptz,
  by_name text,
  -- Up to when the provider's movements were read.
  read_until timestamptz,
  movements integer not null default 0,
  sales integer not null default 0,
  found integer not null default 0,
  repaired integer not null default 0,
  failure text
);
create index reconciliations_by_age on reconciliations (started_at desc);

create table drifts (
  id uuid primary key,
  kind text not null,
  -- What it is about: the same is found once, and opens again if it comes back.
  subject text not null,
  state text not null check (state in ('open', 'gone', 'repaired', 'accepted')),
  payment_id uuid,
  booking_id uuid,
  expected_minor bigint,
  found_minor bigint,
  currency text,
  note text,
  by_name text,
  found_at timestamptz not null,
  settled_at timestamptz,
  unique (kind, subject)
);
create index drifts_by_age on drifts (found_at desc, id desc);
