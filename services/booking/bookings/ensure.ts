import { refuse } from '@event-planner/platform/errors';
import type { SeenBooking } from './store.ts';

export function ensureFound<Row extends SeenBooking>(id: string, row: Row | undefined): Row {
  if (!row) throw refuse('not_found', `there is no booking ${id}`);
  return row;
}

/** Somebody else's booking does not exist for you. */
export function ensureOwn<Row extends SeenBooking>(userId: string, id: string, row: Row | undefined): Row {
  const found = ensureFound(id, row);
  if (found.userId !== userId) throw refuse('not_found', `there is no booking ${id}`);
  return found;
}
