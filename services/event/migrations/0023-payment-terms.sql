-- Which ways of paying an event offers, a section of its own.
update events set
  sections = sections || '{"payment": {"provider": true, "transfer": null, "invoice": null, "onSite": null}}',
  changed_in = changed_in || jsonb_build_object('payment', changed_in -> 'tickets')
where not sections ? 'payment';
update series set
  sections = sections || '{"payment": {"provider": true, "transfer": null, "invoice": null, "onSite": null}}'
where not sections ? 'payment';
