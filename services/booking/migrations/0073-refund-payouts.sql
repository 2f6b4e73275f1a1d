-- Each time somebody said that they paid a refund out by hand, and each time that they had not after all: what was counted in a till stays as it was.
create table refund_payouts (
  refund_id uuid not null references refunds (id),
  nth int not null check (nth > 0),
  event_id uuid not null,
  kind text not null check (kind in ('paid_out', 'undone')),
  paid_with text not null check (paid_with in ('cash', 'card_terminal', 'bank_transfer')),
  amount_minor bigint not null check (amount_minor >= 0),
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (refund_id, nth)
);
insert into refund_payouts (refund_id, nth, event_id, kind, paid_with, amount_minor, by_id, by_name, at)
select id, 1, event_id, 'paid_out', paid_out_with, amount_minor - credited_minor - off_invoice_minor, settled_by, settled_by_name, settled_at
from refunds where state = 'done' and paid_out_with is not null and settled_by is not null;
create index refund_payouts_out_of_tills on refund_payouts (event_id, at) where paid_with in ('cash', 'card_terminal');
drop index refunds_out_of_tills;
