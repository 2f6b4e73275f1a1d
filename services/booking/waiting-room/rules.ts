import type { VisitState, WaitingRoomPhase } from '@event-planner/contracts/waiting-room';

/** A room as it is stored. */
export interface Room {
  readonly eventId: string;
  readonly opensAt: Date;
  readonly preQueueMinutes: number;
  readonly ratePerMinute: number;
  readonly admissionMinutes: number;
  readonly comeWithinMinutes: number;
  readonly maxPerAddress: number | null;
  readonly state: 'running' | 'paused' | 'closed';
  readonly seed: string;
  readonly seedHash: string;
  readonly drawnAt: Date | null;
  readonly lastNumber: number;
  readonly admitted: number;
  readonly advancedAt: Date;
}

const minuteMs = 60_000;

/** After a standstill nobody is let in at a higher rate than the organizer's: what was missed beyond a minute is not made up for. */
const mostMadeUpMs = minuteMs;

export const preQueueOpensAt = ({ opensAt, preQueueMinutes }: Pick<Room, 'opensAt' | 'preQueueMinutes'>): Date =>
  new Date(opensAt.getTime() - preQueueMinutes * minuteMs);

export const isDue = ({ drawnAt, opensAt, state }: Room, now: Date): boolean => drawnAt === null && state !== 'closed' && opensAt <= now;

/**
 * How far a room is at a moment: people come in at the rate, one after the other. Where nobody waits it stays a second's worth of people ahead, so that whoever
 * comes then need not wait, and not further, so that a crowd that comes later is let in at the rate too.
 */
export function advance(room: Room, now: Date): Pick<Room, 'admitted' | 'advancedAt'> {
  const advancedAt = now > room.advancedAt ? now : room.advancedAt;
  if (room.state !== 'running' || room.drawnAt === null) return { admitted: room.admitted, advancedAt };
  const passedMs = Math.min(advancedAt.getTime() - room.advancedAt.getTime(), mostMadeUpMs);
  const most = room.lastNumber + Math.max(1, room.ratePerMinute / 60);
  const gained = (passedMs / minuteMs) * room.ratePerMinute;
  return { admitted: Math.max(room.admitted, Math.min(room.admitted + gained, most)), advancedAt };
}

/** Whose number is no higher may come in. */
export const admittedUpTo = (room: Room, now: Date): number => Math.floor(advance(room, now).admitted + 1e-9);

export function phaseOf(room: Room, now: Date): WaitingRoomPhase {
  if (room.state === 'closed') return 'closed';
  if (now < preQueueOpensAt(room)) return 'scheduled';
  if (now < room.opensAt) return 'gathering';
  return room.state;
}

export interface Visitor {
  readonly number: number | null;
  readonly cameAt: Date | null;
}
export interface Standing {
  readonly admittedUpTo: number;
  /** Whose number is no higher had their turn so long ago that it is over. */
  readonly missedUpTo: number;
}

export const endOfAdmission = ({ admissionMinutes }: Pick<Room, 'admissionMinutes'>, cameAt: Date): Date =>
  new Date(cameAt.getTime() + admissionMinutes * minuteMs);

export function visitStateOf(
  room: Room,
  { number, cameAt }: Visitor,
  { standing, now }: { readonly standing: Standing; readonly now: Date },
): VisitState {
  if (cameAt !== null) return now < endOfAdmission(room, cameAt) ? 'inside' : 'over';
  if (number === null || number > standing.admittedUpTo) return 'waiting';
  return number <= standing.missedUpTo ? 'missed' : 'called';
}

/** Whoever could come again begins at the end. */
export const mayWaitAnew = (state: VisitState): boolean => state === 'missed' || state === 'over';

/** How often a visitor should ask: the more of them, the less often. Caches at the edge answer most of it. */
export const pollSecondsFor = (lastNumber: number): number => Math.min(15, 3 + Math.ceil(lastNumber / 5000));
