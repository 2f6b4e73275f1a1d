-- Tickets offered to another person. All changes are made under the lock of the sender's booking.
create table transfers (
  id uuid primary key,
  booking_id uuid not null references bookings,
  event_id uuid not null references events,
  ticket_ids uuid[] not null check (cardinality(ticket_ids) between 1 and 50),
  sender_name text not null,
  email text not null,
  -- Kept is only the token's SHA-256; of 256 random bits that tells nothing.
  token_hash text not null unique,
  state text not null check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  -- The booking of who accepted.
  accepted_as uuid references bookings
);
create index transfers_of_booking on transfers (booking_id, created_at);

-- The one offer a ticket is in: to another person, or for sale. One that is over is overwritten.
alter table tickets add column offer_id uuid;
create index offered_tickets on tickets (offer_id) where offer_id is not null;
