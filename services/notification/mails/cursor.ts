import { Id, Instant } from '@event-planner/contracts/http';
import { refuse } from '@event-planner/platform/errors';
import { z } from 'zod';

const Place = z.tuple([Instant, Id]);

/** Where a list of mails goes on: behind this one. */
export interface Cursor {
  readonly sentAt: Date;
  readonly id: string;
}

export const writeCursor = ({ sentAt, id }: Cursor): string =>
  Buffer.from(JSON.stringify([sentAt.toISOString(), id])).toString('base64url');

export function readCursor(text: string): Cursor {
  const place = Place.safeParse(parse(Buffer.from(text, 'base64url').toString()));
  if (!place.success) throw refuse('invalid_cursor', 'this cursor was not given out by this list');
  const [sentAt, id] = place.data;
  return { sentAt: new Date(sentAt), id };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
