-- What is left of a line may leave it more than once: a part of it that was for something else comes back to it.
alter table bank_lines add column times_left int not null default 0 check (times_left >= 0);
update bank_lines set times_left = 1 where state in ('returned', 'dismissed') and amount_minor > 0;

-- What of lines became the credit of the buyer of a booking.
create table bank_credits (
  line_id uuid not null references bank_lines (id),
  nth int not null check (nth > 0),
  payment_id uuid not null references payments (id),
  amount_minor bigint not null check (amount_minor > 0),
  by_id uuid not null,
  by_name text not null,
  created_at timestamptz not null,
  primary key (line_id, nth)
);
create trigger append_only before update or delete or truncate on bank_credits for each statement execute function refuse_change_of_ledger();

alter table credit_movements
  drop constraint credit_movements_kind_check,
  add constraint credit_movements_kind_check check (kind in ('granted', 'spent', 'returned', 'transferred'));
