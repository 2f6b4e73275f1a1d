-- What buyers may do themselves after they have bought, a section of its own.
update events set
  sections = sections || '{"selfService": {"cancellation": null, "transfer": {"minutesBefore": 0}, "exchange": null, "resale": null}}',
  changed_in = changed_in || jsonb_build_object('selfService', changed_in -> 'tickets')
where not sections ? 'selfService';
update series set
  sections = sections || '{"selfService": {"cancellation": null, "transfer": {"minutesBefore": 0}, "exchange": null, "resale": null}}'
where not sections ? 'selfService';
