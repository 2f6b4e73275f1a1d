create table mails (
  id uuid primary key,
  kind text not null check (kind in ('code', 'confirmation', 'cancellation', 'refund')),
  -- What the mail is about: a booking, a payment, a message. One mail of a kind for each.
  subject_id uuid not null,
  -- Null where only an address is known.
  user_id uuid,
  email text not null,
  subject text not null,
  sent_at timestamptz not null,
  unique (kind, subject_id)
);

create index mails_of_user on mails (user_id, sent_at desc, id desc);
create index mails_of_address on mails (email, sent_at desc, id desc) where user_id is null;

-- Whom to write to about a booking, for messages that only name it.
create table bookings (
  id uuid primary key,
  user_id uuid not null,
  email text not null,
  reference text not null,
  event_title text not null
);
