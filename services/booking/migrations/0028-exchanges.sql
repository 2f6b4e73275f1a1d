-- Dates of one series can be exchanged for one another.
alter table events add column series_id uuid;

alter table bookings
  -- What ends when a booking is confirmed, as `contracts/exchange` Replaces.
  add column replaces jsonb,
  -- Whose tickets end when it is confirmed: those bookings are locked with it.
  add column takes_from uuid[],
  -- Of what was paid for the booking that it replaced, what stands for this one.
  add column carried_minor bigint not null default 0 check (carried_minor >= 0),
  -- Of what was paid for it, or carried by it, what stands for the bookings that replaced its tickets.
  add column moved_minor bigint not null default 0,
  add constraint money_is_somewhere check (moved_minor >= 0 and refunded_minor + moved_minor <= total_minor + carried_minor);
