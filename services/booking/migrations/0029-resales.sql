-- Tickets for sale again. All changes are made under the lock of the seller's booking.
create table resales (
  id uuid primary key,
  booking_id uuid not null references bookings,
  event_id uuid not null references events,
  ticket_id uuid not null references tickets,
  ticket_type_id uuid not null,
  ticket_type_name text not null,
  seat text,
  place text not null,
  price_minor bigint not null check (price_minor > 0),
  -- Of the price, what the seller gets.
  payout_minor bigint not null check (payout_minor between 0 and price_minor),
  state text not null check (state in ('listed', 'sold', 'withdrawn')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  -- The hold that has it, as long as that is in force.
  hold_id uuid,
  -- The booking of who bought it.
  sold_as uuid references bookings
);
create index resales_of_booking on resales (booking_id, created_at);
create index resales_for_sale on resales (event_id, price_minor) where state = 'listed';

-- Resold: another buyer has one in its place.
alter table tickets
  drop constraint tickets_state_check,
  add constraint tickets_state_check check (state in ('valid', 'cancelled', 'transferred', 'exchanged', 'resold'));

-- Listings that a hold has, whose places are none of its own.
alter table holds add column resale_ids uuid[];
alter table bookings add column resale_ids uuid[];
