import { catalogue } from '@event-planner/platform/errors';

/** Everything this service refuses beyond what any service may. */
export const refuse = catalogue({
  state_forbids: { kind: 'conflict', title: 'The event is in a state that does not allow this' },
  not_ready_to_publish: { kind: 'unprocessable', title: 'The event cannot be published yet' },
  not_your_event: { kind: 'forbidden', title: 'The event belongs to another organizer' },
  version_missing: { kind: 'invalid', title: 'An edit must say which version it changes' },
  version_outdated: { kind: 'conflict', title: 'The event was changed by somebody else in the meantime' },
});
