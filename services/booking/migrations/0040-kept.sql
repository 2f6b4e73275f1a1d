-- What of an order's money belongs to no valid ticket any more, so that an event that is cancelled later gives back what does: what the organizer kept of tickets that
-- were given back or sold again, fees included, and the fees that were of tickets that ended. Of orders from before we know nothing, and all that is left is theirs.
alter table bookings
  add column kept_minor bigint not null default 0 check (kept_minor >= 0),
  add column ended_fees_minor bigint not null default 0 check (ended_fees_minor >= 0);
-- Whether what was kept goes back as well.
alter table cancellations add column with_kept boolean not null default false;
