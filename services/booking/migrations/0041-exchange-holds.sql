-- Places that were held to replace tickets did not count against what one person may have: they become that exchange, or nothing.
alter table holds add column exchange_of uuid;
