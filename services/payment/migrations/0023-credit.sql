-- What buyers may spend at an organizer, who owes it to them: the books' account `buyer_credit`, by whose it is. Each movement has an entry in the books, written with it.
create table credits (
  organizer_id uuid not null,
  user_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  balance_minor bigint not null,
  -- Of it, what open payments are to be paid with: nobody else can spend that.
  reserved_minor bigint not null default 0,
  primary key (organizer_id, user_id, currency),
  constraint credit_covers check (0 <= reserved_minor and reserved_minor <= balance_minor)
);
create index credits_of_user on credits (user_id);

create table credit_movements (
  id uuid primary key,
  organizer_id uuid not null,
  user_id uuid not null,
  currency text not null,
  kind text not null check (kind in ('granted', 'spent', 'returned')),
  amount_minor bigint not null,
  -- Of its entry in the books.
  entry_key text not null unique,
  booking_id uuid not null,
  payment_id uuid not null references payments (id),
  refund_id uuid references refunds (id),
  happened_at timestamptz not null,
  constraint spent_is_less check (case when kind = 'spent' then amount_minor < 0 else amount_minor > 0 end)
);
create index credit_movements_of_credit on credit_movements (organizer_id, user_id, currency, id);

-- A balance is what its movements come to, whoever writes them.
create function move_credit() returns trigger language plpgsql as $$
begin
  update credits set balance_minor = balance_minor + new.amount_minor
  where organizer_id = new.organizer_id and user_id = new.user_id and currency = new.currency;
  if not found then
    insert into credits (organizer_id, user_id, currency, balance_minor) values (new.organizer_id, new.user_id, new.currency, new.amount_minor)
    on conflict (organizer_id, user_id, currency) do update set balance_minor = credits.balance_minor + excluded.balance_minor;
  end if;
  return null;
end $$;
create trigger move_credit after insert on credit_movements for each row execute function move_credit();
create trigger append_only before update or delete or truncate on credit_movements for each statement execute function refuse_change_of_ledger();

alter table payments
  -- Of the amount, what the buyer's credit pays: the provider is asked for the rest.
  add column credit_minor bigint not null default 0,
  -- Of what is promised, what became credit, or is credit again.
  add column credited_minor bigint not null default 0,
  add constraint credit_within_payment check (0 <= credit_minor and credit_minor <= amount_minor and (credit_minor = 0 or (organizer_id is not null and method = 'provider'))),
  -- Credit never becomes money: of what the provider was paid no more goes back by it.
  add constraint stays_credit check (
    0 <= credited_minor and credited_minor <= promised_minor and promised_minor - credited_minor <= amount_minor - credit_minor
  );
alter table refunds
  add column credit_minor bigint not null default 0,
  add constraint credit_within_refund check (0 <= credit_minor and credit_minor <= amount_minor);

-- While a payment is open, its credit is reserved: however it is opened, given up or paid, and by whom.
create function reserve_credit() returns trigger language plpgsql as $$
declare
  open constant text[] := array['created', 'processing', 'failed'];
  more bigint := case when new.state = any(open) then new.credit_minor else 0 end;
begin
  if tg_op = 'UPDATE' then
    more := more - case when old.state = any(open) then old.credit_minor else 0 end;
  end if;
  if more = 0 then return null; end if;
  update credits set reserved_minor = reserved_minor + more
  where organizer_id = new.organizer_id and user_id = new.user_id and currency = new.currency;
  if not found then
    raise exception 'the payment % is to be paid with credit that there is not', new.id using errcode = 'check_violation', constraint = 'credit_covers';
  end if;
  return null;
end $$;
create trigger reserve_credit_of_new after insert on payments for each row when (new.credit_minor > 0) execute function reserve_credit();
create trigger reserve_credit after update of state, credit_minor on payments for each row when (old.credit_minor > 0 or new.credit_minor > 0)
  execute function reserve_credit();
