-- How an event's waiting list works, once the organizer said something else than what is usual.
create table waiting_lists (
  event_id uuid primary key references events,
  -- Whether one may join.
  is_open boolean not null,
  offer_hours int not null check (offer_hours between 1 and 168),
  max_quantity int not null check (max_quantity between 1 and 50)
);

-- Who waits for places of a ticket type, or waited.
create table waiting_entries (
  id uuid primary key,
  event_id uuid not null references events,
  ticket_type_id uuid not null,
  -- The order in which they joined.
  number bigint generated always as identity,
  user_id uuid not null,
  email text not null,
  name text not null,
  language text not null,
  quantity int not null check (quantity > 0),
  least int not null check (least between 1 and quantity),
  -- How often somebody behind them was served before them.
  passed int not null default 0,
  state text not null default 'waiting' check (
    state in ('waiting', 'offered', 'accepted', 'declined', 'expired', 'left', 'removed', 'closed', 'limit')
  ),
  joined_at timestamptz not null,
  ended_at timestamptz,
  -- What was offered: a hold of theirs. Whether it became a booking is told by the booking.
  hold_id uuid,
  offered int,
  offered_at timestamptz,
  offer_until timestamptz,
  -- Of the link in the mail, which declines without signing in.
  token_hash bytea,
  constraint an_offer_is_whole check (state <> 'offered' or (hold_id is not null and offered is not null and offer_until is not null and token_hash is not null))
);
create unique index one_open_entry on waiting_entries (user_id, event_id, ticket_type_id) where state in ('waiting', 'offered');
-- Looked into by every request for places, hence as small as can be.
create index waiting_in_order on waiting_entries (event_id, ticket_type_id, number) include (least, quantity, passed) where state = 'waiting';
create index open_offers on waiting_entries (event_id, offer_until) where state = 'offered';
create index waiting_entries_of_user on waiting_entries (user_id, number desc);
create index waiting_entries_of_event on waiting_entries (event_id, number desc);
