import { Id } from '@event-planner/contracts/http';
import type { OrderSort } from '@event-planner/contracts/orders';
import { refuse } from '@event-planner/platform/errors';
import { z } from 'zod';

/** Where a list goes on: behind the row with this key and id. */
export interface Place {
  readonly key: string | number | null;
  readonly id: string;
}

const keys = {
  newest: z.null(),
  oldest: z.null(),
  name: z
    .string()
    .max(400)
    .regex(/^\P{Cc}*$/u),
  total: z.int().min(0),
  /** Of attendees: a ticket's number within its order. */
  position: z.int().min(0).max(1_000_000),
} satisfies Readonly<Record<OrderSort | 'position', z.ZodType>>;

export const writeCursor = (sort: keyof typeof keys, { key, id }: Place): string =>
  Buffer.from(JSON.stringify([sort, key, id])).toString('base64url');

/** Throws `invalid_cursor` for anything that no list sorted this way gave out. */
export function readCursor(text: string | undefined, sort: keyof typeof keys): Place | undefined {
  if (text === undefined) return undefined;
  const place = z.tuple([z.literal(sort), keys[sort], Id]).safeParse(parse(text)).data;
  if (place === undefined)
    throw refuse('invalid_cursor', `this cursor was not given out by a list sorted by ${sort}: start again without one`);
  return { key: place[1], id: place[2] };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
