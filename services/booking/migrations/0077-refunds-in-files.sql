alter table refunds
  -- The file for the organizer's bank that sends it.
  add column filed_in uuid,
  -- The file by which it was noted as sent.
  add column sent_in uuid,
  -- What a bank was told to send is not paid out in another way as well, and what it was not told, no file has sent.
  add constraint paid_out_once check (paid_out_with is null or sent_in is not distinct from filed_in),
  add constraint sent_by_transfer check (sent_in is null or paid_out_with = 'bank_transfer');
