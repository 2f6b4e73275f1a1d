-- Who said or did something may be forgotten: of rows that are never changed only the name, and that only for good.
create function ensure_only_forgotten() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - tg_argv[0] is distinct from to_jsonb(old) - tg_argv[0] or to_jsonb(new) ->> tg_argv[0] is distinct from '[erased]' then
    raise exception '% is append-only: book a correction', tg_table_name using errcode = 'check_violation', constraint = 'append_only';
  end if;
  return new;
end $$;

do $$
declare
  kept record;
begin
  for kept in
    select * from (values ('takings', 'by_name'), ('bank_credits', 'by_name'), ('bank_credits_back', 'by_name'), ('payout_account_changes', 'changed_by_name'),
      ('fee_schedules', 'created_by_name'), ('payout_schedules', 'created_by_name')) as t (name, person)
  loop
    execute format('drop trigger append_only on %I', kept.name);
    execute format('create trigger append_only before delete or truncate on %I for each statement execute function refuse_change_of_ledger()', kept.name);
    execute format('create trigger only_forgotten before update on %I for each row execute function ensure_only_forgotten(%L)', kept.name, kept.person);
  end loop;
end $$;

-- Whose the names are that stood alone.
alter table payouts add column asked_by uuid;
alter table payout_exports add column created_by uuid;
alter table reconciliations add column by_id uuid;
alter table drifts add column by_id uuid;
