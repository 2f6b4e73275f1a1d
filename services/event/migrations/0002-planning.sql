-- Organizers say more of themselves, and have a team.
alter table organizers
  add column website text,
  add column contact_email text,
  add column country text,
  add column color text,
  add column logo_id uuid,
  add column banner_id uuid,
  add column currencies text[],
  add column languages text[] not null default '{en}',
  add column version integer not null default 1;

-- What its events so far say of it.
update organizers set
  country = coalesce((
    select venues.country from events join venues on venues.id = events.venue_id where events.organizer_id = organizers.id
    group by venues.country order by count(*) desc, venues.country limit 1
  ), 'DE'),
  currencies = coalesce((
    select array_agg(currency order by often desc, currency)
    from (select currency, count(*) as often from events where events.organizer_id = organizers.id group by currency) as sold
  ), '{EUR}');
alter table organizers
  alter column country set not null,
  alter column currencies set not null,
  alter column languages drop default,
  add check (cardinality(currencies) > 0),
  add check (cardinality(languages) > 0);

-- Name and address are what their token said when they last came by; unknown of who has not yet.
alter table members
  add column role text not null default 'owner' check (role in ('owner', 'manager', 'viewer')),
  add column name text,
  add column email text,
  add column since timestamptz(3) not null default now();
alter table members alter column role drop default, alter column since drop default;
create index members_by_user on members (user_id);

create table invitations (
  id uuid primary key,
  organizer_id uuid not null references organizers,
  email text not null,
  role text not null check (role in ('owner', 'manager', 'viewer')),
  invited_by text not null,
  invited_at timestamptz(3) not null,
  unique (organizer_id, email)
);
create index invitations_by_email on invitations (email);

-- A venue of no organizer is everybody's.
alter table venues
  add column organizer_id uuid references organizers,
  add column capacity integer check (capacity >= 1),
  add column version integer not null default 1;
create index venues_by_organizer on venues (organizer_id);
create index venues_by_place on venues (latitude, longitude);

alter table seat_maps add column saved_at timestamptz(3) not null default now();
