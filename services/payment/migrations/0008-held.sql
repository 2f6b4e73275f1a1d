-- Payments that could not be begun because the provider was away: until then their places are kept and it is tried again.
alter table payments add column held_until timestamptz;
