-- Objects and answers are written as they are, like events: compressing those of over 2 kB was a seventh of storing a payment.
alter table objects set (toast_tuple_target = 8160);
alter table idempotency_keys set (toast_tuple_target = 8160);
