-- What an organizer gives away by code. `terms` is contracts/coupon `CampaignTerms`; the limit stands beside its count as well, so that the database judges it.
create table campaigns (
  id uuid primary key,
  organizer_id uuid not null,
  state text not null default 'active' check (state in ('active', 'paused', 'ended')),
  version int not null default 1,
  terms jsonb not null,
  max_uses int check (max_uses > 0),
  -- The rows of `redemptions` that are `counted`, expired or not.
  uses int not null default 0 check (uses >= 0),
  -- Uses beyond the limit: of payments that came late, and from before the organizer lowered it.
  excess int not null default 0 check (excess >= 0),
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  constraint never_over_redeemed check (uses <= max_uses + excess)
);
create index campaigns_of_organizer on campaigns (organizer_id, id desc);

create table coupon_codes (
  id uuid primary key,
  campaign_id uuid not null references campaigns,
  organizer_id uuid not null,
  code text not null,
  -- What of it counts when somebody types it: contracts/coupon `codeKey`.
  code_key text not null,
  max_uses int check (max_uses > 0),
  uses int not null default 0 check (uses >= 0),
  excess int not null default 0 check (excess >= 0),
  created_at timestamptz not null,
  constraint one_code_per_organizer unique (organizer_id, code_key),
  constraint code_never_over_redeemed check (uses <= max_uses + excess)
);
create index codes_of_campaign on coupon_codes (campaign_id, id);

-- A coupon on a hold, and on the booking that it becomes. An expired one is free, whether or not it is still counted: who needs it takes it back first.
create table redemptions (
  hold_id uuid not null,
  campaign_id uuid not null references campaigns,
  code_id uuid not null references coupon_codes,
  event_id uuid not null,
  -- Whose limit it counts against: `user:<id>`, or `cart:<id>` until it is booked.
  owner text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  -- Of each ticket type: how many tickets it was for, and what it took off them.
  by_type jsonb not null,
  created_at timestamptz not null,
  -- That of its hold or booking; 'infinity' once that is confirmed, '-infinity' once it is given back.
  expires_at timestamptz not null,
  booking_id uuid,
  confirmed_at timestamptz,
  given_back_at timestamptz,
  counted boolean not null default true,
  primary key (hold_id, campaign_id)
);
create index counted_redemptions_by_expiry on redemptions (campaign_id, expires_at) where counted;
create index counted_redemptions_of_owner on redemptions (campaign_id, owner) where counted;
create index confirmed_redemptions on redemptions (campaign_id, confirmed_at) where confirmed_at is not null;
create index redemptions_of_code on redemptions (code_id, created_at desc);

-- Wrong codes, by who typed them; a hash, so that the table is no list of who came from where.
create table coupon_attempts (
  key bytea primary key,
  count int not null,
  ends_at timestamptz not null
);
create index coupon_attempts_by_end on coupon_attempts (ends_at);
