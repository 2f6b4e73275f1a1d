-- When an organizer's invitations were mailed, also those that were taken back since: how many go out in an hour is limited.
create table invitation_mails (
  organizer_id uuid not null references organizers,
  sent_at timestamptz(3) not null
);
create index invitation_mails_by_organizer on invitation_mails (organizer_id, sent_at);
