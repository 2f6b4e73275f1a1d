import type { Database } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';
import { listTaken } from './batch-store.ts';

/** What this process knows of which seats are taken: good enough to look for a block, which the transaction then verifies. */
export interface TakenSeats {
  /** At most a second old. */
  look(eventId: string): Promise<ReadonlySet<string>>;
  /** What was read anew, or is taken from now on. */
  learn(eventId: string, seats: Iterable<string>): void;
  forget(eventId: string): void;
}

const freshMs = 1000;
/** Names of 12,000 seats take less than 1 MB. */
const maxEvents = 50;

export function createTakenSeats({ db, now }: { readonly db: Database<Tables>; readonly now: () => Date }): TakenSeats {
  const known = new Map<string, { readonly seats: Set<string>; readonly readAt: number }>();
  return {
    async look(eventId) {
      const entry = known.get(eventId);
      const at = now();
      if (entry && Math.abs(at.getTime() - entry.readAt) < freshMs) return entry.seats;
      const seats = new Set(await listTaken(db.query, eventId, at));
      known.delete(eventId); // Moves it to the end: the map's order is the order of reading.
      known.set(eventId, { seats, readAt: at.getTime() });
      if (known.size > maxEvents) known.delete(known.keys().next().value as string);
      return seats;
    },
    learn(eventId, seats) {
      for (const seat of seats) known.get(eventId)?.seats.add(seat);
    },
    forget: eventId => void known.delete(eventId),
  };
}
