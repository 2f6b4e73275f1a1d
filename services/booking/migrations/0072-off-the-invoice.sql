-- What of a refund nobody had paid: it was taken off an invoice.
alter table refunds add column off_invoice_minor bigint not null default 0;
alter table refunds add constraint off_invoice_within check (off_invoice_minor between 0 and amount_minor);
