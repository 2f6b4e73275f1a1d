import { refuse } from '@event-planner/platform/errors';

export const writeCursor = (position: number): string => Buffer.from(`d${position}`).toString('base64url');

/** Throws `invalid_cursor` for anything that no list of documents gave out. */
export function readCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const position = /^d(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (position === undefined) throw refuse('invalid_cursor', 'this cursor was not given out by this list');
  return Number(position);
}
