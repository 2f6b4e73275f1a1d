import type { Routes } from '@event-planner/platform/http';
import type { BookingContext } from '../context.ts';
import type { SellableEvent } from '../sellable-event.ts';
import { waitingRoomControlRoutes } from './control-routes.ts';
import { createControl } from './control.ts';
import { createDoor, type EnsureAdmitted } from './door.ts';
import { waitingRoomRoutes } from './routes.ts';
import { createRooms } from './rooms.ts';
import { createWaitingRoom } from './service.ts';
import { listOpenRooms } from './store.ts';
import { createTend } from './tend.ts';
import { createAdmissionTokens } from './tokens.ts';

/** Waiting rooms as the service takes them in. */
export interface WaitingRooms {
  readonly routes: readonly Routes[];
  readonly ensureAdmitted: EnsureAdmitted;
  /** Whether one must wait to buy. */
  hasRoom(eventId: string): Promise<boolean>;
}

export function createWaitingRooms(
  context: BookingContext,
  findEvent: (eventId: string) => Promise<SellableEvent | undefined>,
): WaitingRooms {
  const { db, now, log } = context;
  const rooms = createRooms(() => listOpenRooms(db.query, now()));
  const tend = createTend({ context, rooms, log });
  const tokens = createAdmissionTokens({ secret: context.secret('admission-key'), now });
  return {
    routes: [
      waitingRoomRoutes(createWaitingRoom({ context, rooms, tend, tokens })),
      waitingRoomControlRoutes(createControl({ context, findEvent, rooms, tend })),
    ],
    ensureAdmitted: createDoor({ rooms, tokens }),
    hasRoom: async eventId => (await rooms.find(eventId)) !== undefined,
  };
}
