-- Of what goes back, the net and each tax; of a booking, of all that has gone back. Null where it was not told apart: then it is as much of each as of the price.
alter table refunds add column parts jsonb;
alter table bookings add column refunded_parts jsonb;
