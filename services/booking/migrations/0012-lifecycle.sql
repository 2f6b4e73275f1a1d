-- What may become of bookings and tickets beside being paid and refunded.
alter table events
  add column self_service jsonb not null default '{"cancellation": null, "transfer": {"minutesBefore": 0}, "exchange": null, "resale": null}';

alter table bookings
  drop constraint bookings_state_check,
  add constraint bookings_state_check
    check (state in ('pending', 'confirmed', 'expired', 'cancelled', 'refunding', 'refunded', 'transferred')),
  -- How it came to be: bought by its user, sold or given by the team, given by another buyer, or made of tickets of another booking.
  add column origin text not null default 'online'
    check (origin in ('online', 'box_office', 'complimentary', 'transfer', 'split', 'exchange', 'resale')),
  -- Where its tickets come from, or what it was added to.
  add column parent_id uuid references bookings,
  -- Of what was paid, already given back or promised.
  add column refunded_minor bigint not null default 0 check (refunded_minor between 0 and total_minor);
create index bookings_by_parent on bookings (parent_id) where parent_id is not null;
create index bookings_of_event on bookings (event_id, id desc);

alter table tickets
  drop constraint tickets_state_check,
  -- Transferred: another person has one in its place. Exchanged: its buyer has another one in its place.
  add constraint tickets_state_check check (state in ('valid', 'cancelled', 'transferred', 'exchanged')),
  -- When it ceased to be valid: scanners that have a list from before ask for what came later.
  add column ended_at timestamptz;
create index ended_tickets on tickets (event_id, ended_at) where ended_at is not null;
