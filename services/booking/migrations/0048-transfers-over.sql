-- When both sides were told that nobody answered an offer in time.
alter table transfers add column told_over_at timestamptz;
create index transfers_to_tell on transfers (expires_at) where state = 'open' and told_over_at is null;
