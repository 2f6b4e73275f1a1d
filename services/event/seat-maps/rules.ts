import type { SeatMapSummary } from '@event-planner/contracts/venue';
import type { PlanRow } from './store.ts';

export const toSummary = ({ id, venueId, name, version, seats, standing, savedAt }: PlanRow): SeatMapSummary => ({
  id,
  venueId,
  name,
  version,
  seats,
  standing,
  savedAt: savedAt.toISOString(),
});
