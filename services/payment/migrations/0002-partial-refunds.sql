-- Several refunds of a payment. What is promised counts from when it is recorded, so that two together never come to more than was paid.
alter table payments
  add column promised_minor bigint not null default 0,
  add column refunded_minor bigint not null default 0,
  add constraint never_more_than_paid check (0 <= refunded_minor and refunded_minor <= promised_minor and promised_minor <= amount_minor);
update payments set promised_minor = amount_minor where state in ('refunding', 'refunded');
update payments set refunded_minor = amount_minor where state = 'refunded';

alter table refunds
  drop constraint refunds_payment_id_cause_key,
  drop constraint refunds_cause_check,
  -- How often it was asked for: one that failed may be asked for again, which is another order to the provider.
  add column attempt integer not null default 1,
  -- The provider's ids of the attempts before: what it says of them is old news.
  add column earlier_ids text[] not null default '{}',
  add column failure_code text;
create index refunds_of_payment on refunds (payment_id);
