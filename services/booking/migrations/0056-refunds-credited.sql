-- What of a refund that failed is the buyer's credit again all the same: only the rest is paid out by hand.
alter table refunds add column credited_minor bigint not null default 0 check (credited_minor >= 0 and credited_minor <= amount_minor);
