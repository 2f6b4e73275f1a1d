import { catalogue } from '@event-planner/platform/errors';

/** Everything this service refuses beyond what any service may. */
export const refuse = catalogue({
  state_forbids: { kind: 'conflict', title: 'The event is in a state that does not allow this' },
  refund_until_unusable: { kind: 'unprocessable', title: 'Tickets cannot be given back until then' },
  not_ready_to_publish: { kind: 'unprocessable', title: 'The event lacks what a published event needs' },
  not_ready_to_show: { kind: 'unprocessable', title: 'The event lacks too much to be shown' },
  not_your_event: { kind: 'forbidden', title: 'The event belongs to another organizer' },
  last_owner: { kind: 'conflict', title: 'An organizer keeps at least one owner' },
  already_member: { kind: 'conflict', title: 'Somebody with this address is a member already' },
  already_invited: { kind: 'conflict', title: 'Somebody with this address is invited already' },
  color_unreadable: { kind: 'unprocessable', title: 'The colour cannot be read on white' },
  currency_unknown: { kind: 'unprocessable', title: 'There is no such currency' },
  time_zone_unknown: { kind: 'unprocessable', title: 'There is no such time zone' },
  reference_unknown: { kind: 'unprocessable', title: 'Something is referred to that is not there' },
  id_taken: { kind: 'conflict', title: 'The id belongs to something of another event' },
  text_too_long: { kind: 'unprocessable', title: 'The text is too long' },
  plan_faulty: { kind: 'unprocessable', title: 'The seat map has errors' },
  plan_outdated: { kind: 'conflict', title: 'There is a newer version of the seat map' },
  csv_invalid: { kind: 'unprocessable', title: 'The table of seats cannot be read' },
  seats_sold: { kind: 'conflict', title: 'The new seat map lacks seats that are taken' },
  rule_invalid: { kind: 'unprocessable', title: 'The rule gives no dates that a series may have' },
  rule_too_many: { kind: 'unprocessable', title: 'The rule gives more dates than a series may have' },
  dates_published: { kind: 'conflict', title: 'The change would take away dates that are published' },
});
