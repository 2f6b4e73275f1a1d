import { refuse } from '@event-planner/platform/errors';
import { z } from 'zod';

const Position = z.tuple([z.iso.datetime(), z.string()]);

/** Where a list goes on: after the last one of a page. */
export const writeCursor = ({ madeAt, providerId }: { readonly madeAt: Date; readonly providerId: string }): string =>
  Buffer.from(JSON.stringify([madeAt, providerId])).toString('base64url');

export function readCursor(cursor: string): { readonly madeAt: Date; readonly id: string } {
  try {
    const [madeAt, id] = Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { madeAt: new Date(madeAt), id };
  } catch (cause) {
    throw refuse('invalid_cursor', 'the cursor was not given out by this list', { cause });
  }
}
