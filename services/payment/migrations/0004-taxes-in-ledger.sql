-- Every posting says what a report asks of it, so that reports read one index and join nothing: when, in which currency, and of a tax which rate of what.
alter table ledger_postings
  add column currency text,
  add column happened_at timestamptz,
  add column tax_name text,
  -- 19 % is 190000.
  add column tax_millionths integer,
  -- The net it was taken of, signed like the amount.
  add column base_minor bigint,
  -- The buyer accounts for it: the amount is zero, and only the base is told.
  add column reverse_charge boolean not null default false;

alter table ledger_postings disable trigger append_only;
update ledger_postings p set currency = e.currency, happened_at = e.happened_at from ledger_entries e where e.id = p.entry_id;
alter table ledger_postings enable trigger append_only;

-- One posting refers to its entry by the trigger below, which looks at whole statements: a foreign key would look again for each row.
alter table ledger_postings
  alter column currency set not null,
  alter column happened_at set not null,
  drop constraint ledger_postings_entry_id_fkey,
  drop constraint ledger_postings_amount_minor_check,
  add constraint moves_something check (amount_minor <> 0 or base_minor <> 0),
  add constraint taxes_have_rates check (
    case when tax_name is null then tax_millionths is null and base_minor is null and not reverse_charge
    else account = 'taxes' and tax_millionths >= 0 and base_minor is not null and (amount_minor = 0 or not reverse_charge) end
  );
drop index ledger_postings_of_organizer;
create index ledger_postings_of_organizer on ledger_postings (organizer_id, happened_at, entry_id) include (currency, account, amount_minor);
create index ledger_taxes_of_organizer on ledger_postings (organizer_id, happened_at)
  include (currency, tax_name, tax_millionths, reverse_charge, amount_minor, base_minor) where account = 'taxes';
create index ledger_postings_of_platform on ledger_postings (account, currency) include (amount_minor) where organizer_id is null;
create index ledger_entries_of_event on ledger_entries (event_id, happened_at) where event_id is not null;
create index ledger_entries_by_time on ledger_entries (happened_at, id);

-- An entry is written with all of its postings in one statement, and that is the only one that ever writes any of it.
create or replace function ensure_entries_balance() returns trigger language plpgsql as $$
declare
  wrong uuid;
begin
  if tg_argv[0] = 'id' then
    select w.id into wrong from written w where not exists (select from ledger_postings p where p.entry_id = w.id) limit 1;
  else
    select w.entry_id into wrong from (select entry_id, count(*) as n from written group by entry_id) w
    left join ledger_entries e on e.id = w.entry_id,
    lateral (
      select count(*) as n, sum(p.amount_minor) as comes_to, bool_and(p.currency = e.currency and p.happened_at = e.happened_at) as is_of_entry
      from ledger_postings p where p.entry_id = w.entry_id
    ) p
    where e.id is null or p.n < 2 or p.n <> w.n or p.comes_to <> 0 or not p.is_of_entry limit 1;
  end if;
  if wrong is not null then
    raise exception 'the ledger entry % is not all of one statement, not in one currency, or does not come to zero', wrong
      using errcode = 'check_violation', constraint = 'entries_balance';
  end if;
  return null;
end $$;
