-- Why somebody decided what was booked: of an invoice that is given up a tax office asks for it.
alter table ledger_entries add column reason text;
