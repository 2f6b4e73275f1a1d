-- Which kinds of mail there are is in the contract; to say it here again made every new kind a change of the table.
alter table mails drop constraint if exists mails_kind_check;
