alter table bank_lines
  -- The file for the organizer's bank that sends back what is left of it, and when it was made.
  add column filed_in text,
  add column filed_at timestamptz,
  add constraint filed_at_a_time check ((filed_in is null) = (filed_at is null));

-- As long as a bank may have been told to send it back, nothing else becomes of it: it went back by that file, or is taken out of it first.
create function ensure_sent_by_file() returns trigger language plpgsql as $$
begin
  if new.filed_in is not distinct from old.filed_in
    and not (new.state = 'returned' or (new.state = old.state and new.left_minor = old.left_minor)) then
    raise exception 'a line in a file for the bank is sent back by it' using errcode = 'check_violation', constraint = 'sent_by_file';
  end if;
  if new.filed_in is not null and old.filed_in is not null and new.filed_in <> old.filed_in then
    raise exception 'a line is in one file for the bank' using errcode = 'check_violation', constraint = 'in_one_file';
  end if;
  return new;
end $$;
create trigger sent_by_file before update on bank_lines for each row when (old.filed_in is not null and old.state = 'to_return') execute function ensure_sent_by_file();
