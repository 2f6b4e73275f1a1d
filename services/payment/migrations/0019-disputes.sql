-- Payments that a buyer's bank wants back, as the provider says.
create table disputes (
  id uuid primary key,
  provider_id text not null unique,
  payment_id uuid not null references payments (id),
  booking_id uuid not null,
  -- Of whoever sold it; null where nobody is known to have.
  organizer_id uuid,
  event_id uuid,
  amount_minor bigint not null check (amount_minor >= 0),
  fee_minor bigint not null default 0 check (fee_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  reason text not null,
  state text not null check (
    state in ('warning_needs_response', 'warning_under_review', 'warning_closed', 'needs_response', 'under_review', 'won', 'lost')
  ),
  due_at timestamptz,
  opened_at timestamptz not null,
  closed_at timestamptz,
  -- What was sent to the bank last, and when.
  evidence jsonb,
  answered_at timestamptz,
  -- By the provider's clock: when it said the newest thing that was applied.
  provider_said_at timestamptz not null,
  updated_at timestamptz not null
);
create index disputes_of_organizer on disputes (organizer_id, opened_at desc, id desc);
create index disputes_of_booking on disputes (booking_id);
create index disputes_of_payment on disputes (payment_id);
