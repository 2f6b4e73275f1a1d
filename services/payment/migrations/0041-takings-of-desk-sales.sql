-- What was sold at the desk has no payment: what is said of its money later is of the sale.
alter table takings
  alter column payment_id drop not null,
  add column booking_id uuid references sales (booking_id),
  add constraint of_one_of_them check ((payment_id is null) <> (booking_id is null)),
  add constraint begins_as_sold check (booking_id is null or kind = 'corrected');
create unique index one_after_the_other_of_a_sale on takings (booking_id, nth) where booking_id is not null;
