import { Id, Instant } from '@event-planner/contracts/http';
import { z } from 'zod';
import { refuse } from '../errors/index.ts';

/** A row's place in a list whose newest is first. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

const write = ({ at, id }: Place): string => Buffer.from(JSON.stringify([at, id])).toString('base64url');

/** Where a list goes on; undefined at its beginning. Throws `invalid_cursor`, also where the row's id does not have the shape that the list's ids have. */
export function readCursor(cursor: string | undefined, shapeOfId: z.ZodType<string> = Id): Place | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [at, id] = z.tuple([Instant, shapeOfId]).parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { at: new Date(at), id };
  } catch (cause) {
    throw refuse('invalid_cursor', 'the cursor was not given out by this list', { cause });
  }
}

/** Of one row more than a page has: the page, and where it goes on. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => Place,
): { readonly items: Row[]; readonly nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? write(placeOf(last)) : null };
}
