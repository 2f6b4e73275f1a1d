-- Money that becomes the buyer's credit at the organizer, instead of going back the way it came; of a cancelled event, as the team chose for all of its orders.
alter table refunds add column as_credit boolean not null default false;
alter table cancellations add column as_credit boolean not null default false;
