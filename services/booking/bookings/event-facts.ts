import type { Reader } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';
import { type EventOfBooking, getEvent } from './store.ts';

/** What is said of a booking's event, from memory as long as it is of the version that was seen beside the booking. */
export type EventOf = (db: Reader<Tables>, seen: { readonly eventId: string; readonly eventVersion: number }) => Promise<EventOfBooking>;

const maxEvents = 2000;

export function createEventOf(): EventOf {
  const known = new Map<string, EventOfBooking>();
  return async (db, { eventId, eventVersion }) => {
    const remembered = known.get(eventId);
    if (remembered?.version === eventVersion) return remembered;
    const event = await getEvent(db, eventId);
    known.delete(eventId); // Moves it to the end: the first is the one that was loaded longest ago.
    known.set(eventId, event);
    if (known.size > maxEvents) known.delete(known.keys().next().value as string);
    return event;
  };
}
