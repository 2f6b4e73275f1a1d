-- Credit that came of a line of a bank's statement is taken back, as far as it is not spent: so much is left of the line again.
create table bank_credits_back (
  line_id uuid not null,
  -- Which credit of the line, and which part of it that is taken back, from 1.
  credit_nth int not null,
  nth int not null check (nth > 0),
  amount_minor bigint not null check (amount_minor > 0),
  by_id uuid not null,
  by_name text not null,
  created_at timestamptz not null,
  primary key (line_id, credit_nth, nth),
  foreign key (line_id, credit_nth) references bank_credits (line_id, nth)
);
create trigger append_only before update or delete or truncate on bank_credits_back for each statement execute function refuse_change_of_ledger();

create function ensure_credit_was_given() returns trigger language plpgsql as $$
begin
  if (select sum(b.amount_minor) > c.amount_minor from bank_credits c join bank_credits_back b on b.line_id = c.line_id and b.credit_nth = c.nth
      where c.line_id = new.line_id and c.nth = new.credit_nth group by c.amount_minor) then
    raise exception 'more credit of the line % would be taken back than was given', new.line_id using errcode = 'check_violation', constraint = 'no_more_than_given';
  end if;
  return null;
end $$;
create trigger no_more_than_given after insert on bank_credits_back for each row execute function ensure_credit_was_given();

alter table credit_movements
  drop constraint credit_movements_kind_check,
  add constraint credit_movements_kind_check check (kind in ('granted', 'spent', 'returned', 'transferred', 'withdrawn')),
  drop constraint spent_is_less,
  add constraint spent_is_less check (case when kind in ('spent', 'withdrawn') then amount_minor < 0 else amount_minor > 0 end);
