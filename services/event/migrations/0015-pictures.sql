-- The pixels are objects, `<id>/<width>.webp`. Written down before they are stored and until they are deleted, so that no object is ever forgotten.
create table pictures (
  id uuid primary key,
  organizer_id uuid not null references organizers,
  uploaded_by uuid not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  widths integer[] not null check (cardinality(widths) > 0),
  uploaded_at timestamptz(3) not null,
  -- Null while its objects are being stored or deleted: it is shown to nobody, and nothing may refer to it.
  stored_at timestamptz(3)
);
create index pictures_by_age on pictures (uploaded_at);

-- Whatever shows a picture keeps it.
alter table organizers
  add foreign key (logo_id) references pictures,
  add foreign key (banner_id) references pictures;
alter table events add foreign key (cover_id) references pictures;
create index organizers_by_logo on organizers (logo_id) where logo_id is not null;
create index organizers_by_banner on organizers (banner_id) where banner_id is not null;
create index events_by_cover on events (cover_id) where cover_id is not null;
create index series_by_cover on series ((sections -> 'pictures' ->> 'coverId'));
