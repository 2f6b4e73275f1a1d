-- Whom the buyer wants the invoice written to; told to payment when the booking is confirmed.
alter table bookings add column invoice_to jsonb;
