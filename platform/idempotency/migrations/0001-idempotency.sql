-- What was answered under a caller's Idempotency-Key, for a day. Neither the caller nor the key can be read here, nor the answer without the key.
create table kept_answers (
  -- A hash of caller, route and key.
  id bytea primary key,
  -- A hash of the request: the same key is for the same request.
  fingerprint bytea not null,
  -- Who works on it; until then nobody else begins. Whoever died before the answer is followed by a repetition.
  claim uuid not null,
  claimed_until timestamptz not null,
  -- Null while it is worked on. Sealed by the caller's key.
  answer bytea check (octet_length(answer) <= 300000),
  created_at timestamptz not null
);

create index kept_answers_by_age on kept_answers (created_at);
