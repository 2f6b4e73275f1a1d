-- Files with which an organizer's bank sends refunds that no provider can. What is in one is drawn of the lines of the bank that paid, which never change.
create table refund_files (
  id uuid primary key,
  organizer_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  debtor_name text not null,
  debtor_iban text not null,
  debtor_bic text,
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null
);
create index refund_files_of_organizer on refund_files (organizer_id, id desc);

create table filed_refunds (
  file_id uuid not null references refund_files (id),
  refund_id uuid not null,
  payment_id uuid not null references payments (id),
  booking_id uuid not null,
  event_id uuid not null,
  reference text not null,
  amount_minor bigint not null check (amount_minor > 0),
  -- Whose account it goes to.
  line_id uuid not null references bank_lines (id),
  -- It is sent in another way.
  taken_out_at timestamptz,
  primary key (file_id, refund_id)
);
create unique index in_one_file on filed_refunds (refund_id) where taken_out_at is null;
create index filed_refunds_of_payment on filed_refunds (payment_id) where taken_out_at is null;

-- What a bank was given once is what the file says for ever: only that something of it is sent in another way is noted later, once.
create function ensure_only_taken_out() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'taken_out_at' is distinct from to_jsonb(old) - 'taken_out_at' or old.taken_out_at is not null or new.taken_out_at is null then
    raise exception 'a refund in a file can only be taken out' using errcode = 'check_violation', constraint = 'append_only';
  end if;
  return new;
end $$;
create trigger only_taken_out before update on filed_refunds for each row execute function ensure_only_taken_out();
create trigger append_only before delete or truncate on filed_refunds for each statement execute function refuse_change_of_ledger();
