-- Whose name `invited_by` is; null of invitations from before.
alter table invitations add column invited_by_id uuid;
