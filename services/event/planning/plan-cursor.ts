import { Id, Instant } from '@event-planner/contracts/http';
import { refuse } from '@event-planner/platform/errors';
import { z } from 'zod';

const Place = z.tuple([Instant.refine(instant => instant >= '1900').nullable(), Id]);

/** The last row of a page. */
export interface Place {
  readonly startsAt: string | null;
  readonly id: string;
}

export const encodePlace = ({ startsAt, id }: Place): string => Buffer.from(JSON.stringify([startsAt, id])).toString('base64url');

/** Throws `invalid_cursor` for anything that no such list gave out. */
export function decodePlace(cursor: string): Place {
  const place = Place.safeParse(parse(cursor)).data;
  if (!place) throw refuse('invalid_cursor', 'the cursor does not belong to this list: start again without one');
  return { startsAt: place[0], id: place[1] };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
