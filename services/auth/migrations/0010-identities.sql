-- An account elsewhere, by the provider's own name for it, that opens an account here.
create table identities (
  issuer text not null,
  subject text not null,
  user_id uuid not null references users on delete cascade,
  provider text not null,
  email text,
  linked_at timestamptz not null,
  last_used_at timestamptz,
  primary key (issuer, subject),
  unique (user_id, provider)
);

-- Somebody on their way to an identity provider and back. Good once, and for the browser alone that has the token.
create table provider_sign_ins (
  token_hash bytea primary key,
  provider text not null,
  -- What the answer has to match, and where to go on.
  sealed bytea not null,
  user_id uuid references users on delete cascade,
  remembered boolean not null,
  expires_at timestamptz not null
);
create index provider_sign_ins_by_expiry on provider_sign_ins (expires_at);
create index provider_sign_ins_by_user on provider_sign_ins (user_id) where user_id is not null;
