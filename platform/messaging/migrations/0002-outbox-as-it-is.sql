-- What lives for milliseconds is written as it is: compressing a body takes longer.
alter table outbox set (toast_tuple_target = 8160);
