create table payments (
  id uuid primary key,
  -- One payment per booking: asking twice finds the first.
  booking_id uuid not null unique,
  user_id uuid not null,
  email text not null,
  description text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  pay_by timestamptz not null,
  state text not null check (state in ('created', 'processing', 'succeeded', 'failed', 'cancelled', 'refunding', 'refunded')),
  failure_code text,
  -- Null until the provider has answered; the row is there before it is asked.
  provider_id text unique,
  client_secret text,
  -- By the provider's clock: when it said the newest thing that was applied.
  provider_said_at timestamptz,
  -- When the provider is to be asked next; null once there is nothing to ask.
  ask_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create index payments_to_ask on payments (ask_at) where ask_at is not null;

create table refunds (
  id uuid primary key,
  payment_id uuid not null references payments (id),
  -- Why money goes back; at most one refund for each reason.
  cause text not null check (cause in ('booking-rejected')),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  state text not null check (state in ('recorded', 'pending', 'succeeded', 'failed')),
  provider_id text unique,
  attempts integer not null default 0,
  -- When it is to be sent or asked about next; null once it is over.
  send_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (payment_id, cause)
);

create index refunds_to_send on refunds (send_at) where send_at is not null;

-- What the provider told us. The body stays with the provider, who keeps it for questions: here it would only be personal data.
create table provider_events (
  id text primary key,
  type text not null,
  outcome text not null check (outcome in ('applied', 'ignored', 'unknown', 'mismatch')),
  payment_id uuid,
  happened_at timestamptz not null,
  received_at timestamptz not null
);

create table idempotency_keys (
  user_id uuid not null,
  key text not null,
  booking_id uuid not null,
  created_at timestamptz not null,
  primary key (user_id, key)
);

create index idempotency_keys_by_age on idempotency_keys (created_at);
