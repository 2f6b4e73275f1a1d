-- Objects are kept as the JSON the API answers with; what decides something is a column beside it.

create table payment_methods (
  id text primary key,
  object jsonb not null,
  -- Null when the card pays.
  decline_code text
);

create table payment_intents (
  id text primary key,
  client_secret text not null,
  object jsonb not null
);

create table refunds (
  id text primary key,
  payment_intent text not null references payment_intents (id),
  amount bigint not null check (amount > 0),
  object jsonb not null
);

create index refunds_by_intent on refunds (payment_intent);

-- The answer is stored in the transaction that made it: a key is there if and only if its effect is.
create table idempotency_keys (
  key text primary key,
  fingerprint text not null,
  status integer,
  answer jsonb,
  request_id text not null,
  created_at timestamptz not null default now()
);

create table events (
  id text primary key,
  number bigint generated always as identity unique,
  type text not null,
  -- The very bytes that are signed and sent.
  payload text not null,
  created_at timestamptz not null default now(),
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  delivered_at timestamptz,
  last_failure text
);

create index events_undelivered on events (next_attempt_at) where delivered_at is null;
