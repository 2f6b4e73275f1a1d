import { catalogue } from '@event-planner/platform/errors';

/** Refusals that only the edge gives. */
export const refuseAtEdge = catalogue({
  method_not_allowed: { kind: 'method_not_allowed', title: 'This path has no such method' },
});
