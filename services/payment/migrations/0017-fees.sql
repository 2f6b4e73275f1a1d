-- What the platform takes, and how it pays out: by default (no organizer) and of single organizers, from a moment on. The newest of those that are valid holds;
-- without terms an organizer is back at the default.
create table fee_schedules (
  id uuid primary key,
  organizer_id uuid,
  organizer_name text,
  valid_from timestamptz not null,
  terms jsonb,
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  check (organizer_id is not null or terms is not null),
  -- What is sold is sold.
  check (valid_from >= created_at)
);
create index fee_schedules_of_organizer on fee_schedules (organizer_id, valid_from desc, created_at desc);

create table payout_schedules (like fee_schedules including all);

create function refuse_change_of_schedule() returns trigger language plpgsql as $$
begin
  raise exception 'schedules are append-only: make a later one' using errcode = 'check_violation', constraint = 'append_only';
end $$;
create trigger append_only before update or delete or truncate on fee_schedules for each statement execute function refuse_change_of_schedule();
create trigger append_only before update or delete or truncate on payout_schedules for each statement execute function refuse_change_of_schedule();

-- By which schedule it was sold, and what was taken: refunds give back of this, whatever holds by then.
alter table sales
  add column fee_schedule_id uuid,
  add column fee_minor bigint not null default 0,
  add constraint never_more_fees_than_paid check (0 <= fee_minor and fee_minor <= total_minor);

-- Refunds that were heard of before their sale: their fees come back once it is here.
create table fee_refunds_waiting (
  refund_id uuid primary key,
  booking_id uuid not null,
  refund jsonb not null
);
create index fee_refunds_waiting_of_booking on fee_refunds_waiting (booking_id);
