-- Of an invoice that was paid in part and written off for the rest, how often something of the rest came after all: each time is an entry of its own.
alter table payments add column later int not null default 0 check (later >= 0);
create index payments_written_off on payments (organizer_id, id desc) where written_off_minor > 0 and state in ('succeeded', 'cancelled');
