import { refuse } from '@event-planner/platform/errors';
import { z } from 'zod';

const Position = z.tuple([z.iso.datetime(), z.uuid()]);

/** Where a list goes on: after the last one of a page. */
export const writeCursor = ({ foundAt, id }: { readonly foundAt: Date; readonly id: string }): string =>
  Buffer.from(JSON.stringify([foundAt, id])).toString('base64url');

export function readCursor(cursor: string): { readonly foundAt: Date; readonly id: string } {
  try {
    const [foundAt, id] = Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { foundAt: new Date(foundAt), id };
  } catch (cause) {
    throw refuse('invalid_cursor', 'the cursor was not given out by this list', { cause });
  }
}
