import type { WaitingRoomNow, WaitingRoomSettings } from '@event-planner/contracts/waiting-room';
import { admittedUpTo, phaseOf, pollSecondsFor, preQueueOpensAt, type Room } from './rules.ts';

/** What everybody may know. */
export const describeNow = (room: Room, now: Date): WaitingRoomNow => ({
  eventId: room.eventId,
  phase: phaseOf(room, now),
  opensAt: room.opensAt.toISOString(),
  preQueueOpensAt: preQueueOpensAt(room).toISOString(),
  isDrawn: room.drawnAt !== null,
  admittedUpTo: Math.min(admittedUpTo(room, now), room.lastNumber),
  lastNumber: room.lastNumber,
  ratePerMinute: room.ratePerMinute,
  comeWithinMinutes: room.comeWithinMinutes,
  seedHash: room.seedHash,
  // Before the draw it would tell everybody which names win.
  seed: room.drawnAt === null ? null : room.seed,
  pollSeconds: pollSecondsFor(room.lastNumber),
  at: now.toISOString(),
});

export const settingsOf = (room: Room): WaitingRoomSettings => ({
  opensAt: room.opensAt.toISOString(),
  preQueueMinutes: room.preQueueMinutes,
  ratePerMinute: room.ratePerMinute,
  admissionMinutes: room.admissionMinutes,
  comeWithinMinutes: room.comeWithinMinutes,
  maxPerAddress: room.maxPerAddress,
});
