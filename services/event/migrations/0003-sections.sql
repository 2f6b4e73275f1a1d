-- An event is a document of sections; the columns beside it are derived from it, for lists and searches.
alter table events
  add column sections jsonb,
  -- The version that last changed each section.
  add column changed_in jsonb,
  add column time_zone text,
  add column mode text not null default 'in_person' check (mode in ('in_person', 'online', 'hybrid')),
  add column visibility text not null default 'public' check (visibility in ('public', 'unlisted', 'private')),
  add column cover_id uuid,
  add column created_at timestamptz(3) not null default now(),
  -- Of the first time; null until then. Its slug stays from here on.
  add column published_at timestamptz(3);

create function pg_temp.local_time(moment timestamptz, zone text) returns text
  language sql immutable as $$ select to_char(moment at time zone zone, 'YYYY-MM-DD"T"HH24:MI') $$;
-- Plain text with empty lines between its paragraphs, as the HTML that descriptions now are.
create function pg_temp.as_html(plain text) returns text language sql immutable as $$
  select coalesce(string_agg('<p>' || replace(replace(replace(paragraph, '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || '</p>', ''), '')
  from regexp_split_to_table(plain, '\n\s*\n') as paragraph where trim(paragraph) <> ''
$$;

update events set
  time_zone = venues.time_zone,
  published_at = case when events.state = 'draft' then null else least(now(), events.starts_at) end,
  changed_in = (
    select jsonb_object_agg(section, events.version)
    from unnest(array['about', 'schedule', 'place', 'tickets', 'questions', 'access', 'pictures', 'translations']) as section
  ),
  sections = jsonb_build_object(
    'about', jsonb_build_object(
      'title', events.title, 'subtitle', '', 'description', pg_temp.as_html(events.description),
      'category', events.category, 'language', 'en', 'minAge', null
    ),
    'schedule', jsonb_build_object(
      'timeZone', venues.time_zone,
      'startsAt', pg_temp.local_time(events.starts_at, venues.time_zone),
      'endsAt', pg_temp.local_time(events.ends_at, venues.time_zone),
      'doorsAt', pg_temp.local_time(events.doors_at, venues.time_zone)
    ),
    'place', jsonb_build_object('mode', 'in_person', 'venueId', events.venue_id, 'seatMapId', events.seat_map_id, 'onlineUrl', null),
    'tickets', jsonb_build_object(
      'currency', events.currency, 'pricesInclude', 'taxes', 'taxes', '[]'::jsonb, 'fees', '[]'::jsonb,
      'quotas', '[]'::jsonb, 'maxPerPerson', null,
      'types', coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', type.id, 'name', type.name, 'description', type.description, 'priceMinor', type.price_minor,
          'category', type.category, 'capacity', type.capacity,
          'minPerOrder', type.min_per_order, 'maxPerOrder', type.max_per_order,
          'salesFrom', pg_temp.local_time(type.sales_start, venues.time_zone),
          'salesUntil', pg_temp.local_time(type.sales_end, venues.time_zone),
          'kind', 'ticket', 'pricing', 'fixed', 'suggestedMinor', null, 'phases', '[]'::jsonb, 'maxPerPerson', null,
          'hidden', false, 'requires', '[]'::jsonb, 'bundle', '[]'::jsonb, 'taxIds', '[]'::jsonb
        ) order by type.position)
        from ticket_types as type where type.event_id = events.id
      ), '[]'::jsonb)
    ),
    'questions', '[]'::jsonb,
    'access', jsonb_build_object('visibility', 'public', 'codes', '[]'::jsonb),
    'pictures', jsonb_build_object('coverId', null, 'coverText', ''),
    'translations', '{}'::jsonb
  )
from venues where venues.id = events.venue_id;

-- Ticket types and quotas have ids that no two events share: whoever sells them keeps them by that alone.
create table ticket_ids (
  id uuid primary key,
  event_id uuid not null references events on delete cascade
);
create index ticket_ids_of_event on ticket_ids (event_id);
insert into ticket_ids select id, event_id from ticket_types;
drop table ticket_types;

alter table events
  drop column description,
  alter column sections set not null,
  alter column changed_in set not null,
  alter column time_zone set not null,
  alter column mode drop default,
  alter column visibility drop default,
  alter column created_at drop default,
  alter column venue_id drop not null,
  alter column category drop not null,
  alter column doors_at drop not null,
  alter column starts_at drop not null,
  alter column ends_at drop not null,
  alter column first_day drop not null,
  alter column last_day drop not null,
  alter column price_from_minor drop not null,
  add constraint events_whole check (
    state = 'draft'
    or (
      category is not null and starts_at is not null and ends_at is not null and first_day is not null and last_day is not null
      and price_from_minor is not null and (venue_id is not null or mode = 'online')
    )
  );
alter table covers drop constraint covers_event_id_fkey, add foreign key (event_id) references events on delete cascade;
create index events_of_organizer on events (organizer_id, coalesce(starts_at, 'infinity') desc, id desc);
create index events_at_venue on events (venue_id);
drop index events_by_date, events_by_price, events_by_title;
create index events_by_date on events (starts_at, id) where state = 'published' and visibility = 'public';
create index events_by_price on events (price_from_minor, id) where state = 'published' and visibility = 'public';
create index events_by_title on events (title_key, id) where state = 'published' and visibility = 'public';
