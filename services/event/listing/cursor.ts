import type { EventQuery } from '@event-planner/contracts/event';
import { Id, Instant } from '@event-planner/contracts/http';
import { refuse } from '@event-planner/platform/errors';
import { z } from 'zod';

/** The last row of a page: its sort key, and its id where keys are equal. */
export type Place = z.infer<typeof Place>;
const Place = z.discriminatedUnion('sort', [
  z.strictObject({ sort: z.literal('date'), key: Instant.refine(instant => instant >= '1900'), id: Id }),
  z.strictObject({ sort: z.literal('distance'), key: z.int().min(0).max(21_000_000), id: Id }),
  z.strictObject({ sort: z.literal('price'), key: z.int().min(0), id: Id }),
  z.strictObject({
    sort: z.literal('title'),
    key: z
      .string()
      .max(400)
      .regex(/^\P{Cc}*$/u),
    id: Id,
  }),
]);

export const encodeCursor = (place: Place): string => Buffer.from(JSON.stringify([place.sort, place.key, place.id])).toString('base64url');

/** Throws `invalid_cursor` for anything that no list sorted this way gave out. */
export function decodeCursor(cursor: string, sort: EventQuery['sort']): Place {
  const place = Place.safeParse(parse(cursor)).data;
  if (place === undefined || place.sort !== sort)
    throw refuse('invalid_cursor', `the cursor does not belong to a list of events sorted by ${sort}: start again without one`);
  return place;
}

function parse(cursor: string): unknown {
  try {
    const [sort, key, id, ...rest] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    return rest.length === 0 ? { sort, key, id } : undefined;
  } catch {
    return undefined;
  }
}
