import { refuse } from '@event-planner/platform/errors';
import type { BookingRow } from './store.ts';

export function ensureFound(id: string, row: BookingRow | undefined): BookingRow {
  if (!row) throw refuse('not_found', `there is no booking ${id}`);
  return row;
}

/** Somebody else's booking does not exist for you. */
export function ensureOwn(userId: string, id: string, row: BookingRow | undefined): BookingRow {
  const found = ensureFound(id, row);
  if (found.userId !== userId) throw refuse('not_found', `there is no booking ${id}`);
  return found;
}
