-- What the team sold or gave: how it was paid at the desk, by whom of the team, and why it was given. A note is the team's own.
alter table bookings
  add column paid_with text check (paid_with in ('cash', 'card_terminal', 'invoice', 'none')),
  add column sold_by uuid,
  add column sold_by_name text,
  add column reason text,
  add column note text;

-- What somebody of the team changed in an order, beside what the order itself remembers.
create table order_changes (
  id uuid primary key,
  booking_id uuid not null references bookings,
  at timestamptz not null,
  kind text not null,
  by_id uuid not null,
  by_name text not null,
  -- What was there, what came, and of which ticket.
  before text,
  after text,
  about text
);
create index order_changes_of_booking on order_changes (booking_id, at);

-- Words of the names and addresses in an order. Prefixes of them are looked for, so that half a name and half an address find it. No parser: what it takes for one
-- word changes with what comes behind it. Dear, so that it is looked up in its index and not worked out anew for every order.
create function order_words(name text, email text, answers jsonb) returns tsvector immutable parallel safe cost 10000 language sql as $$
  select array_to_tsvector(array_remove(regexp_split_to_array(lower(
    name || ' ' || email || ' ' || coalesce(jsonb_path_query_array(answers, '$.attendees[*].name')::text, '')), '[^[:alnum:]]+'), ''))
$$;
create index orders_by_words on bookings using gin (order_words(attendee_name, email, answers));
-- Few are of these, and they would be looked for among all that are not.
create index orders_of_rare_origin on bookings (event_id, origin, id desc) where origin <> 'online';
create index orders_of_rare_state on bookings (event_id, state, id desc) where state not in ('pending', 'confirmed');
