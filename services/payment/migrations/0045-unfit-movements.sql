-- What moved at the provider and is no amount of ours: as it says it, until it fits.
create table unfit_movements (
  id text primary key,
  said jsonb not null,
  happened_at timestamptz not null
);
create index unfit_movements_by_age on unfit_movements (happened_at);

alter table drifts
  -- Where what we expect is in another currency than what was found.
  add column expected_currency text,
  -- The provider's own words, where there is no amount of ours for them.
  add column said text;
