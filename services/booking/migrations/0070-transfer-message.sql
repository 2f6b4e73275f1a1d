-- What the giver says to it, shown where it is accepted; gone once the offer is over.
alter table transfers add column message text;
