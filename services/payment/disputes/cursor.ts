import { refuse } from '@event-planner/platform/errors';
import { z } from 'zod';

const Position = z.tuple([z.iso.datetime(), z.uuid()]);
export interface Position {
  readonly openedAt: Date;
  readonly id: string;
}

/** Where a list of disputes goes on: after the last one of a page. */
export const writeCursor = ({ openedAt, id }: Position): string => Buffer.from(JSON.stringify([openedAt, id])).toString('base64url');

export function readCursor(cursor: string): Position {
  try {
    const [openedAt, id] = Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { openedAt: new Date(openedAt), id };
  } catch (cause) {
    throw refuse('invalid_cursor', 'the cursor was not given out by this list', { cause });
  }
}
