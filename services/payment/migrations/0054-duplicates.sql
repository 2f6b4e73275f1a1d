-- Duplicates of invoices that stayed unpaid, with how much of which tax: as they were written, one for each amount.
create table invoice_duplicates (
  id uuid primary key,
  document_id uuid not null references documents (id),
  organizer_id uuid not null,
  payment_id uuid not null references payments (id),
  net_minor bigint not null check (net_minor >= 0),
  tax_minor bigint not null check (tax_minor > 0),
  content jsonb not null,
  written_at timestamptz not null,
  constraint one_for_each_amount unique (document_id, net_minor, tax_minor)
);
create trigger append_only before update or delete or truncate on invoice_duplicates for each statement execute function refuse_change_of_document();

create table duplicate_files (duplicate_id uuid primary key references invoice_duplicates (id), sha256 text not null, bytes integer not null);
create trigger append_only before update or delete or truncate on duplicate_files for each statement execute function refuse_change_of_document();
