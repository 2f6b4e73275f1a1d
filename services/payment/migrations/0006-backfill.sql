-- How far what happened before there were books has been booked.
create table backfills (
  what text primary key check (what in ('payments', 'refunds', 'sales')),
  after uuid,
  done_at timestamptz
);
insert into backfills (what) values ('payments'), ('refunds'), ('sales');
