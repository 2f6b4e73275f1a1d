-- Whom the buyer wants the invoice written to.
alter table sales
  add column invoice_to jsonb,
  -- How far the document about it is. `waiting`: nobody asked for it yet, or the organizer has not said what it says.
  add column document text not null default 'none' check (document in ('none', 'waiting', 'ready', 'done'));
update sales set document = 'waiting' where total_minor > 0 and organizer_id is not null and origin not in ('split', 'transfer');
create index sales_to_document on sales (organizer_id, sold_at) where document = 'ready';

-- What an organizer's documents say of it. Whoever issues a document of theirs has locked this row: so numbers are given out one after the other.
create table billing_profiles (
  organizer_id uuid primary key,
  version integer not null check (version > 0),
  form jsonb not null,
  updated_at timestamptz not null,
  updated_by uuid not null
);

-- A prefix belongs to one kind of document for ever, so that no two documents read the same.
create table document_prefixes (
  organizer_id uuid not null,
  prefix text not null,
  kind text not null,
  primary key (organizer_id, prefix)
);

-- The last number of each kind that was given out; in a year of its own where numbers begin anew, else in year 0.
create table document_series (
  organizer_id uuid not null,
  kind text not null check (kind in ('invoice', 'receipt', 'cancellation', 'credit_note')),
  year smallint not null,
  last bigint not null check (last > 0),
  primary key (organizer_id, kind, year)
);

create table documents (
  id uuid primary key,
  -- In the order in which an organizer's were written.
  position bigint generated always as identity unique,
  organizer_id uuid not null,
  kind text not null,
  year smallint not null,
  sequence bigint not null check (sequence > 0),
  number text not null,
  -- Why it was written, so that it is written once.
  cause text not null unique,
  issued_at timestamptz not null,
  issued_on date not null,
  -- The sale it is about, and who bought.
  booking_id uuid not null,
  event_id uuid not null,
  event_title text not null,
  user_id uuid not null,
  reference text not null,
  buyer text not null,
  refers_to uuid references documents (id),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Negative where it takes back.
  net_minor bigint not null,
  tax_minor bigint not null,
  total_minor bigint not null,
  content jsonb not null,
  foreign key (organizer_id, kind, year) references document_series (organizer_id, kind, year),
  constraint numbered_once unique (organizer_id, kind, year, sequence),
  constraint reads_like_no_other unique (organizer_id, number),
  constraint adds_up check (net_minor + tax_minor = total_minor),
  constraint takes_back check (case when kind in ('cancellation', 'credit_note') then refers_to is not null and total_minor < 0 else total_minor > 0 end)
);
create index documents_of_booking on documents (booking_id);
create index documents_of_organizer on documents (organizer_id, position);
create index documents_that_refer on documents (refers_to) where refers_to is not null;

-- What stood on paper stays: a mistake is cancelled by another document.
create function refuse_change_of_document() returns trigger language plpgsql as $$
begin
  raise exception 'documents are never changed: cancel it and issue another' using errcode = 'check_violation', constraint = 'append_only';
end $$;
create trigger append_only before update or delete or truncate on documents for each statement execute function refuse_change_of_document();

-- Pictures of documents by the hash of their bytes, and the hash of each file that was given out: what is drawn again must be the same.
create table document_logos (sha256 text primary key, png bytea not null);
create table document_files (document_id uuid primary key references documents (id), sha256 text not null, bytes integer not null);
create trigger append_only before update or delete or truncate on document_files for each statement execute function refuse_change_of_document();

-- Refunds that nothing was written about yet. `ready`: what was sold has its document.
create table credits_due (
  refund_id uuid primary key,
  organizer_id uuid not null,
  booking_id uuid not null,
  refund jsonb not null,
  ready boolean not null default false,
  since timestamptz not null
);
create index credits_due_ready on credits_due (organizer_id, since) where ready;
create index credits_due_waiting on credits_due (since) where not ready;

-- The sale that tickets which were split off or given away come from: its documents are theirs.
create function sale_behind(of_booking uuid) returns uuid language sql stable as $$
  with recursive line (booking_id, parent_id, origin, depth) as (
    select booking_id, parent_id, origin, 0 from sales where booking_id = of_booking
    union all
    select s.booking_id, s.parent_id, s.origin, line.depth + 1 from line join sales s on s.booking_id = line.parent_id
    where line.origin in ('split', 'transfer') and line.depth < 100
  )
  select booking_id from line where origin not in ('split', 'transfer') limit 1
$$;
