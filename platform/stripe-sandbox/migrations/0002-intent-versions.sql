-- Requests decide without a lock, upon the version they read, and write only while it is still that one.
alter table payment_intents add column version integer not null default 1;
