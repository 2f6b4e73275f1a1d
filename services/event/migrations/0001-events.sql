create extension if not exists pg_trgm;

create table organizers (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  about text not null
);

-- Who may act for an organizer. The id is that of a user of the auth service.
create table members (
  organizer_id uuid not null references organizers,
  user_id uuid not null,
  primary key (organizer_id, user_id)
);

create table venues (
  id uuid primary key,
  name text not null,
  address text not null,
  city text not null,
  country text not null,
  time_zone text not null,
  latitude double precision not null,
  longitude double precision not null,
  accessibility text not null
);

-- A house may have several plans (a match, a concert). A row never changes: a corrected plan is a new version, and events that sell by the old one keep it.
create table seat_maps (
  id uuid primary key,
  venue_id uuid not null references venues,
  name text not null,
  version integer not null,
  document jsonb not null,
  hash text not null,
  unique (venue_id, name, version)
);

-- Instants to the millisecond, as Date has them: a page's cursor must name its last row exactly.
create table events (
  id uuid primary key,
  slug text not null unique,
  organizer_id uuid not null references organizers,
  venue_id uuid not null references venues,
  seat_map_id uuid references seat_maps,
  title text not null,
  category text not null,
  description text not null,
  doors_at timestamptz(3) not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null check (ends_at > starts_at),
  -- The days it is on as its venue's calendar has them; a night that ends before 6:00 belongs to the day before.
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  currency text not null,
  price_from_minor bigint not null,
  state text not null check (state in ('draft', 'published', 'postponed', 'cancelled', 'ended')),
  version integer not null,
  -- Lower case without accents: what a search looks through, and what the sorting by title goes by.
  search_text text not null,
  title_key text collate "C" not null
);
create index events_by_date on events (starts_at, id) where state = 'published';
create index events_by_price on events (price_from_minor, id) where state = 'published';
create index events_by_title on events (title_key, id) where state = 'published';
create index events_by_end on events (ends_at) where state = 'published';
create index events_by_text on events using gin (search_text gin_trgm_ops);

create table ticket_types (
  id uuid primary key,
  event_id uuid not null references events,
  position integer not null,
  name text not null,
  description text not null,
  price_minor bigint not null check (price_minor >= 0),
  category text,
  capacity integer check (capacity >= 0),
  min_per_order integer not null check (min_per_order >= 1),
  max_per_order integer not null check (max_per_order >= min_per_order),
  sales_start timestamptz(3) not null,
  sales_end timestamptz(3) not null,
  unique (event_id, position)
);

create table covers (
  event_id uuid primary key references events,
  svg text not null,
  hash text not null
);
