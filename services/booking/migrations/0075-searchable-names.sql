-- Names as they are looked for: lower case without accents, so that muller finds Müller and lukasiewicz Łukasiewicz. As contracts/searchable, by which devices at a
-- door search. Bodies that are read here and not when they run: indexes are made and tended with an empty search path.
create function searchable(text text) returns text language sql immutable parallel safe
return case when octet_length(text) = char_length(text) then lower(text) else
  replace(replace(replace(replace(
    translate(lower(regexp_replace(normalize(text, nfkd), '[\u0300-\u036f]', '', 'g')), 'øłđðı', 'olddi'),
    'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
end;

drop index orders_by_words;
create or replace function order_words(name text, email text, answers jsonb) returns tsvector language sql immutable parallel safe cost 10000
return array_to_tsvector(array_remove(regexp_split_to_array(searchable(
  name || ' ' || email || ' ' || coalesce(jsonb_path_query_array(answers, '$.attendees[*].name')::text, '')), '[^[:alnum:]]+'), ''));
create index orders_by_words on bookings using gin (order_words(attendee_name, email, answers));
