import { Id, Instant } from '@event-planner/contracts/http';
import { refuse } from '@event-planner/platform/errors';
import { z } from 'zod';
import type { EndedAfter } from './store.ts';

const Place = z.tuple([Instant, Id]);

export const writePlace = ({ endedAt, id }: EndedAfter): string =>
  Buffer.from(JSON.stringify([endedAt.toISOString(), id])).toString('base64url');

export function readPlace(text: string): EndedAfter {
  const place = Place.safeParse(parse(text)).data;
  if (!place) throw refuse('invalid_cursor', 'this cursor was not given out by this list');
  return { endedAt: new Date(place[0]), id: place[1] };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** A ticket is seen to have ended when its transaction commits, which is later than the time it says. */
const overlapMs = 2 * 60 * 1000;
const first = '00000000-0000-0000-0000-000000000000';
export const before = ({ endedAt }: EndedAfter): EndedAfter => ({ endedAt: new Date(endedAt.getTime() - overlapMs), id: first });
