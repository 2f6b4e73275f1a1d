import type { EventSummary } from '@event-planner/contracts/event';

export const stateNames = {
  draft: 'events.stateDraft',
  published: 'events.statePublished',
  postponed: 'events.statePostponed',
  cancelled: 'events.stateCancelled',
  ended: 'events.stateEnded',
} as const satisfies Record<EventSummary['state'], string>;
