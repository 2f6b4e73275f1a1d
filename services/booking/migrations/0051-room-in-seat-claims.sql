-- A claim changes twice while its seat is sold, and none of what changes is in an index: with room beside it on its page no index has to be written for that.
alter table seat_claims set (fillfactor = 50);
