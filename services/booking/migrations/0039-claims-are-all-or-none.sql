-- A batch of holds is written and committed in one trip to the server, so what must undo it has to fail there: seats that another process claimed meanwhile.
create function ensure_all_claimed(claimed bigint, wanted int) returns void language plpgsql as $$
begin
  if claimed < wanted then
    raise exception 'another process was faster' using errcode = 'EP001';
  end if;
end
$$;
