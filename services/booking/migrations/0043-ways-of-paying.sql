-- Ways of paying that take their time: which an event offers, and what a pending booking waits for.
alter table events
  add column payment jsonb not null default '{"provider": true, "transfer": null, "invoice": null, "onSite": null}';

alter table bookings
  drop constraint bookings_paid_with_check,
  add constraint bookings_paid_with_check check (paid_with in ('cash', 'card_terminal', 'bank_transfer', 'invoice', 'none')),
  add column awaits text check (awaits in ('transfer', 'invoice', 'on_site', 'processing')),
  -- When its buyer was told that the money has to be there soon.
  add column reminded_at timestamptz,
  -- When its invoice is to be paid.
  add column due_at timestamptz;
create index bookings_to_remind on bookings (pay_by) where state = 'pending' and awaits = 'transfer' and reminded_at is null;
create index bookings_that_wait on bookings (event_id, pay_by) where state = 'pending' and awaits is not null;
