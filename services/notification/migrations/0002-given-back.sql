-- Which kinds of mail there are is in the contract.
alter table mails drop constraint if exists mails_kind_check;
