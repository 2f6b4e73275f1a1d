import { actorOf, difference } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { WaitingRoomControl, WaitingRoomOverview, WaitingRoomSettings } from '@event-planner/contracts/waiting-room';
import type { BookingContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { SellableEvent } from '../sellable-event.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import { noRoom } from './joining.ts';
import { describeNow, settingsOf } from './present.ts';
import type { Rooms } from './rooms.ts';
import { advance, type Room } from './rules.ts';
import { hashOfSeed, newSeed } from './seed.ts';
import { changeRoom, findRoom, insertRoom, lockRoom } from './store.ts';
import type { Tend } from './tend.ts';
import { getFigures, listSamples } from './visitor-store.ts';

export interface ControlParts {
  readonly context: Pick<BookingContext, 'db' | 'now' | 'call' | 'audit'>;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
  readonly rooms: Rooms;
  readonly tend: Tend;
}
interface Asking {
  readonly eventId: string;
  readonly by: AccessClaims;
}

/** Of the last hours. */
const mostSamples = 720;

export type Control = ReturnType<typeof createControl>;

/** What the organizer's team does with the waiting room. */
export const createControl = ({ context, findEvent, rooms, tend }: ControlParts) => {
  const { db, now } = context;
  const overview = async (eventId: string): Promise<WaitingRoomOverview> => {
    const stored = await findRoom(db.query, eventId, now());
    const room = stored && (stored.state === 'closed' ? stored : ((await tend.see(stored)) ?? stored));
    return { room: room ? await describe(room) : null };
  };
  const describe = async (room: Room): Promise<WaitingRoomControl> => {
    const insideSince = new Date(now().getTime() - room.admissionMinutes * 60_000);
    const [figures, samples] = await Promise.all([
      getFigures(db.query, room.eventId, { now: now(), insideSince }),
      listSamples(db.query, room.eventId, mostSamples),
    ]);
    const seen = describeNow(room, now());
    return {
      settings: settingsOf(room),
      now: seen,
      waiting: seen.isDrawn ? seen.lastNumber - seen.admittedUpTo : figures.visitors,
      admitted: seen.admittedUpTo,
      came: figures.came,
      inside: figures.inside,
      held: figures.held,
      sold: figures.sold,
      samples: samples.map(({ at, admitted, lastNumber, sold }) => ({
        at: at.toISOString(),
        waiting: Math.max(0, lastNumber - admitted),
        admitted: Math.min(admitted, lastNumber),
        sold,
      })),
    };
  };
  /** Changes a room as it is at this moment. */
  const change = async (
    { eventId, by, organizerId }: Asking & { readonly organizerId: string },
    to: (room: Room) => { readonly settings?: WaitingRoomSettings; readonly state?: Room['state'] },
  ) => {
    await db.transaction(async tx => {
      const room = await lockRoom(tx, eventId);
      if (!room) throw noRoom(eventId);
      const { settings = settingsOf(room), state = room.state } = to(room);
      await changeRoom(tx, eventId, { settings, state, ...advance(room, now()) });
      await context.audit(tx, {
        by: actorOf(by),
        action: state === room.state ? 'waiting_room.changed' : 'waiting_room.state_changed',
        of: { kind: 'event', id: eventId },
        organizerId,
        ...difference({ ...settingsOf(room), state: room.state }, { ...settings, state }),
      });
    });
    rooms.forget();
    return overview(eventId);
  };
  return {
    async see(asking: Asking): Promise<WaitingRoomOverview> {
      await ensureAllowed(context, asking, 'seeWaiting');
      return overview(asking.eventId);
    },

    /** Makes one, or changes it; while it runs, too. */
    async set(asking: Asking, settings: WaitingRoomSettings): Promise<WaitingRoomOverview> {
      const { eventId } = asking;
      const organizerId = await ensureAllowed(context, asking, 'changeWaiting');
      if (!(await findEvent(eventId))) throw refuse('event_unpublished', 'nobody waits for an event before it is published');
      const seed = newSeed();
      await insertRoom(db.query, { eventId, settings, seed, seedHash: hashOfSeed(seed), now: now() });
      return change({ ...asking, organizerId }, room => {
        if (
          room.drawnAt !== null &&
          settings.opensAt !== room.opensAt.toISOString() &&
          new Date(settings.opensAt).getTime() !== room.opensAt.getTime()
        )
          throw refuse('room_opened', 'it has opened: the moment of the draw cannot be changed any more');
        return { settings };
      });
    },

    /** Pauses it, goes on, or ends it: then everybody may buy. */
    async setState(asking: Asking, state: Room['state']): Promise<WaitingRoomOverview> {
      const organizerId = await ensureAllowed(context, asking, 'changeWaiting');
      return change({ ...asking, organizerId }, () => ({ state }));
    },
  };
};
