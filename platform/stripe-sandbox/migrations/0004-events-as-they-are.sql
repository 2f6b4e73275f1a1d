-- Events are written as they are: compressing each takes longer than all the rest of storing it.
alter table events set (toast_tuple_target = 8160);
