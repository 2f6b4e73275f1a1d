import type { Logger } from '@event-planner/platform/telemetry';
import type { BookingContext } from '../context.ts';
import { admittedUpTo, advance, isDue, type Room } from './rules.ts';
import type { Rooms } from './rooms.ts';
import { paddingsOf } from './seed.ts';
import { draw, lockRoom, type Sample, saveAdvance, saveSample } from './store.ts';

export interface TendParts {
  readonly context: Pick<BookingContext, 'db' | 'now'>;
  readonly rooms: Rooms;
  readonly log: Logger;
}

/** So old the stored number may be: what is shown between is worked out from it. */
const everyMs = 4000;

/**
 * Moves a room on: draws when it is time, writes down how far it is. Done by whoever comes by, one at a time for the row is locked, and by nobody when nobody comes:
 * so there is no clockwork that could stop.
 */
export interface Tend {
  /** The room as it should be now. Waits for a draw that is due, and for nothing else. */
  see<Seen extends Room>(room: Seen): Promise<Seen | undefined>;
}

export function createTend({ context, rooms, log }: TendParts): Tend {
  const { db, now } = context;
  const moving = new Map<string, Promise<void>>();

  const move = async (eventId: string): Promise<void> => {
    const sample = await advanceOne(eventId);
    // Counts what was sold: nobody who wants to join waits for that.
    if (sample) await saveSample(db.query, eventId, sample);
  };
  const advanceOne = (eventId: string): Promise<Sample | undefined> =>
    db.transaction(async tx => {
      const room = await lockRoom(tx, eventId);
      if (!room || room.state === 'closed') return undefined;
      const at = now();
      if (isDue(room, at)) {
        // From the announced moment on, unless nobody was there for longer than a minute.
        const from = new Date(Math.max(room.opensAt.getTime(), at.getTime() - 60_000));
        await draw(tx, eventId, { ...paddingsOf(room.seed), now: at, from });
        return undefined;
      }
      if (room.drawnAt === null || at.getTime() - room.advancedAt.getTime() < everyMs) return undefined;
      await saveAdvance(tx, eventId, { ...advance(room, at), lastNumber: room.lastNumber });
      return { now: at, admitted: admittedUpTo(room, at), lastNumber: room.lastNumber };
    });
  const moveOnce = (eventId: string): Promise<void> => {
    const running = moving.get(eventId);
    if (running) return running;
    const started = move(eventId).finally(() => {
      moving.delete(eventId);
      rooms.forget();
    });
    moving.set(eventId, started);
    return started;
  };

  return {
    async see(room) {
      if (isDue(room, now())) {
        await moveOnce(room.eventId);
        return (await rooms.find(room.eventId)) as typeof room | undefined;
      }
      if (room.drawnAt !== null && now().getTime() - room.advancedAt.getTime() >= everyMs && !moving.has(room.eventId)) {
        moveOnce(room.eventId).catch((err: unknown) =>
          log.warn({ err, eventId: room.eventId }, 'a waiting room was not moved on: the next visitor does it'),
        );
      }
      return room;
    },
  };
}
