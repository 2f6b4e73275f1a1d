-- The browser that registered, by the hash of what its cookie says. Null where it was asked for before there was one.
alter table registrations add column browser_hash bytea;
