-- Everything that is given out by number has a counter: a ticket type with a capacity, a quota that types share, an early price for so many.
-- Apart from the ticket types, so that a row that changes with every sale stays narrow.
create table counters (
  id uuid primary key,
  event_id uuid not null references events,
  kind text not null check (kind in ('type', 'quota', 'phase')),
  capacity int not null check (capacity >= 0),
  -- Places that had been given out when the organizer lowered the capacity below them.
  excess int not null default 0 check (excess >= 0),
  held int not null default 0 check (held >= 0),
  sold int not null default 0 check (sold >= 0),
  -- What was held at an early price and is paid late is sold at that price, whoever else had it meanwhile.
  constraint never_oversold check (kind = 'phase' or held + sold <= capacity + excess)
);
create index counters_by_event on counters (event_id);

insert into counters (id, event_id, kind, capacity, excess, held, sold)
select id, event_id, 'type', capacity, excess, held, sold from ticket_types where capacity is not null;

alter table ticket_types
  drop constraint never_oversold,
  drop column excess,
  drop column held,
  drop column sold,
  -- Which counters one of it changes, beside those of its phase and of what it includes.
  add column counters uuid[] not null default '{}';
update ticket_types set counters = array[id] where capacity is not null;

-- Whether what its owner may have of the event is limited: then it is looked at again when it is booked.
alter table holds add column capped boolean not null default false;
