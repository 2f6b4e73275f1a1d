-- Of an invoice, what nobody will pay; beside what it still asks for.
alter table payments add column written_off_minor bigint not null default 0 check (written_off_minor >= 0);
update payments set written_off_minor = amount_minor where failure_code = 'written_off';
