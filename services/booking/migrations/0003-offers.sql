-- All that an organizer plans for the sale. The organizer is unknown until event speaks of the event again.
alter table events
  add column organizer_id uuid,
  add column visibility text not null default 'public',
  add column max_per_person int check (max_per_person > 0),
  add column online_url text,
  add column quotas jsonb not null default '[]',
  add column codes jsonb not null default '[]',
  add column rules jsonb not null default '{"pricesInclude": "taxes", "taxes": [], "fees": []}',
  add column questions jsonb not null default '[]';
create index events_of_organizer on events (organizer_id);

alter table ticket_types
  add column kind text not null default 'ticket',
  add column pricing text not null default 'fixed',
  add column suggested_minor bigint,
  add column phases jsonb not null default '[]',
  add column max_per_person int check (max_per_person > 0),
  add column hidden boolean not null default false,
  add column requires jsonb not null default '[]',
  add column bundle jsonb not null default '[]',
  add column tax_ids jsonb not null default '[]';

-- What the order comes to with its fees and taxes; null when that is the sum of its lines and nothing else.
alter table holds add column price jsonb;
alter table bookings add column price jsonb;
