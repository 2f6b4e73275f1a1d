-- What monitors at the door and waiting rooms count again and again is counted within the index by which devices go on: it is written with every change of a ticket anyway.
drop index tickets_by_change;
create index tickets_by_change on tickets (event_id, changed, id) include (ticket_type_id, state);
