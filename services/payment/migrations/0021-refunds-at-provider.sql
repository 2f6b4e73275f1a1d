-- Money that went back at the provider without having been asked for here.
create table provider_refunds (
  provider_id text primary key,
  payment_id uuid not null references payments (id),
  booking_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  state text not null check (state in ('pending', 'succeeded', 'failed')),
  made_at timestamptz not null,
  -- What it was for; null while nobody has said.
  purpose text check (purpose in ('whole', 'tickets', 'amount', 'refund')),
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  updated_at timestamptz not null,
  check ((purpose is null) = (decided_at is null))
);
create index provider_refunds_of_payment on provider_refunds (payment_id);
create index provider_refunds_by_age on provider_refunds (made_at desc, provider_id desc);
create index refunds_by_provider on refunds (provider_id) where provider_id is not null;
