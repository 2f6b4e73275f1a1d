import { refuse } from '@event-planner/platform/errors';
import { z } from 'zod';

const Position = z.tuple([z.iso.datetime(), z.uuid()]);
export interface Position {
  readonly createdAt: Date;
  readonly id: string;
}

/** Where a list of payouts goes on: after the last one of a page. */
export const writeCursor = ({ createdAt, id }: Position): string => Buffer.from(JSON.stringify([createdAt, id])).toString('base64url');

export function readCursor(cursor: string): Position {
  try {
    const [createdAt, id] = Position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { createdAt: new Date(createdAt), id };
  } catch (cause) {
    throw refuse('invalid_cursor', 'the cursor was not given out by this list', { cause });
  }
}
