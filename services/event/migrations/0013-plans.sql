-- How many it holds, for lists that do not open the plan.
alter table seat_maps add column seats integer, add column standing integer;

update seat_maps set
  seats = (
    select coalesce(sum((one ->> 'seats')::int - (
      select count(distinct mark ->> 'at') from jsonb_array_elements(coalesce(one -> 'marks', '[]')) as mark
      where (mark ->> 'absent')::boolean and (mark ->> 'at')::int < (one ->> 'seats')::int
    )), 0)
    from jsonb_array_elements(document -> 'areas') as area,
      jsonb_array_elements(coalesce(area -> 'rows', '[]') || coalesce(area -> 'tables', '[]')) as one
  ),
  standing = (select coalesce(sum((area ->> 'capacity')::int), 0) from jsonb_array_elements(document -> 'areas') as area);

alter table seat_maps alter column seats set not null, alter column standing set not null;
