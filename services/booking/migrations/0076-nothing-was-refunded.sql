-- Of what was owed on an invoice and is off it nothing was paid, so nothing was refunded: such an order is cancelled.
update bookings b set state = 'cancelled'
where state = 'refunded' and exists (select from refunds where booking_id = b.id and off_invoice_minor > 0)
  and not exists (select from refunds where booking_id = b.id and (amount_minor > off_invoice_minor or as_credit));
