-- Those who sell at the box office and those who let people in.
alter table members
  drop constraint members_role_check,
  add constraint members_role_check check (role in ('owner', 'manager', 'box_office', 'check_in', 'viewer'));
alter table invitations
  drop constraint invitations_role_check,
  add constraint invitations_role_check check (role in ('owner', 'manager', 'box_office', 'check_in', 'viewer'));
