-- Of whose bookings the listings are that a hold has.
alter table holds add column seller_ids uuid[];
-- The phase it was bought in, whose number goes with it.
alter table resales add column phase text;
