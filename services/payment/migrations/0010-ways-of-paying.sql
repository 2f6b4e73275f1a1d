-- Payments that no provider takes: by transfer, on an invoice, where the event is.
alter table payments
  add column method text not null default 'provider' check (method in ('provider', 'transfer', 'invoice', 'on_site')),
  -- The provider's ids of intents that were given up, because the buyer chose another way.
  add column earlier_ids text[] not null default '{}',
  add column organizer_id uuid,
  add column event_id uuid,
  add column event_title text,
  add column buyer_name text,
  add column reference text,
  -- Where the buyer was told to send it.
  add column account jsonb,
  -- When its invoice is to be paid, and when its buyer was told last that it is overdue.
  add column due_at timestamptz,
  add column reminded_at timestamptz;
create index payments_awaited on payments (organizer_id, id) where method in ('transfer', 'invoice', 'on_site') and state = 'created';
create index payments_by_reference on payments (organizer_id, reference) where reference is not null;
create index invoices_by_due_date on payments (due_at) where due_at is not null and state = 'created';

-- What goes back of them is given back by hand.
alter table refunds
  drop constraint refunds_state_check,
  add constraint refunds_state_check check (state in ('recorded', 'pending', 'succeeded', 'failed', 'by_hand'));
