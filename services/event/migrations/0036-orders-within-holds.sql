-- An order has no more of a ticket type than anybody holds at once.
update events set sections = jsonb_set(sections, '{tickets,types}', (
  select coalesce(jsonb_agg(type || jsonb_build_object(
    'minPerOrder', least((type ->> 'minPerOrder')::numeric, 50),
    'maxPerOrder', least((type ->> 'maxPerOrder')::numeric, 50)
  ) order by at), '[]')
  from jsonb_array_elements(sections -> 'tickets' -> 'types') with ordinality as listed (type, at)
)) where jsonb_path_exists(sections, '$.tickets.types[*] ? (@.maxPerOrder > 50 || @.minPerOrder > 50)');
update series set sections = jsonb_set(sections, '{tickets,types}', (
  select coalesce(jsonb_agg(type || jsonb_build_object(
    'minPerOrder', least((type ->> 'minPerOrder')::numeric, 50),
    'maxPerOrder', least((type ->> 'maxPerOrder')::numeric, 50)
  ) order by at), '[]')
  from jsonb_array_elements(sections -> 'tickets' -> 'types') with ordinality as listed (type, at)
)) where jsonb_path_exists(sections, '$.tickets.types[*] ? (@.maxPerOrder > 50 || @.minPerOrder > 50)');
