-- Our copy of what event says about its events; `version` decides which of two messages is newer.
create table events (
  id uuid primary key,
  version int not null,
  slug text not null,
  title text not null,
  state text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  currency text not null,
  venue_name text not null,
  venue_address text not null,
  time_zone text not null,
  organizer_name text not null,
  seat_map jsonb
);

create table ticket_types (
  id uuid primary key,
  event_id uuid not null references events,
  name text not null,
  price_minor bigint not null check (price_minor >= 0),
  category text,
  -- Null when the seats of its category decide: `held` and `sold` then stay 0, for seats are counted by their claims.
  capacity int check (capacity >= 0),
  -- Places that had been given out when the organizer lowered the capacity below them.
  excess int not null default 0 check (excess >= 0),
  held int not null default 0 check (held >= 0),
  sold int not null default 0 check (sold >= 0),
  min_per_order int not null,
  max_per_order int not null,
  sales_start timestamptz not null,
  sales_end timestamptz not null,
  -- Off once the organizer has removed it: what was sold of it remains.
  offered boolean not null,
  constraint never_oversold check (held + sold <= capacity + excess)
);
create index ticket_types_by_event on ticket_types (event_id);

-- A hold's counted places are in `ticket_types.held` exactly as long as its row is here, expired or not.
create table holds (
  id uuid primary key,
  event_id uuid not null,
  -- `user:<id>` or `cart:<id>`: whose caps it counts against.
  owner text not null,
  user_id uuid,
  cart_id uuid,
  lines jsonb not null,
  -- Quantities by ticket type; null when it holds seats only.
  counted jsonb,
  places int not null,
  total_minor bigint not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  renewed boolean not null default false,
  booking_id uuid
);
create index holds_by_owner on holds (owner, expires_at);
create index holds_by_expiry on holds (expires_at);
create index counted_holds_by_expiry on holds (event_id, expires_at) where counted is not null;

-- A seat has a row once somebody claims it. A claim that has expired is nobody's; one with a ticket never expires.
-- "At most one unexpired claim" cannot be a partial index, because now() is not immutable: the key is unconditional and an expired row is taken over.
create table seat_claims (
  event_id uuid not null,
  seat text not null,
  hold_id uuid not null,
  category text not null,
  expires_at timestamptz not null,
  ticket_id uuid,
  primary key (event_id, seat)
);
