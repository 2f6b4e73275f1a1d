import type { Visit, WaitingRoomNow } from '@event-planner/contracts/waiting-room';

export interface Place {
  /** People before one. */
  readonly ahead: number;
  /** Until it is one's turn, as far as one can tell: null while nobody is let in, for nobody knows until when. */
  readonly minutes: number | null;
  /** Of the way from the end of the line to the door, from 0 to 1. */
  readonly share: number;
}

/** Where somebody with a number is; undefined before the draw. */
export function placeOf({ phase, admittedUpTo, ratePerMinute }: WaitingRoomNow, { number }: Pick<Visit, 'number'>): Place | undefined {
  if (number === null) return undefined;
  const ahead = Math.max(0, number - admittedUpTo - 1);
  const minutes = Math.max(1, Math.ceil((number - admittedUpTo) / ratePerMinute));
  return {
    ahead,
    minutes: number <= admittedUpTo ? 0 : phase === 'paused' ? null : minutes,
    share: number <= admittedUpTo ? 1 : admittedUpTo / number,
  };
}

/** A hundred people of one address may wait, of which the edge takes 2,000 requests in five minutes. */
const restSeconds = 15;
const soonMs = 60_000;

/** After how many seconds to look again, give or take a third: rarely where nothing can happen to one so soon. `visit` is undefined of whoever does not wait. */
export const lookAgainAfter = (room: WaitingRoomNow, visit: Pick<Visit, 'number'> | undefined): number =>
  isSoon(room, visit) ? room.pollSeconds : Math.max(room.pollSeconds, restSeconds);

function isSoon(room: WaitingRoomNow, visit: Pick<Visit, 'number'> | undefined): boolean {
  const until = (moment: string): number => Date.parse(moment) - Date.parse(room.at);
  if (room.phase === 'scheduled') return until(room.preQueueOpensAt) < soonMs;
  if (room.phase === 'gathering') return until(room.opensAt) < soonMs;
  if (!visit) return false;
  const place = placeOf(room, visit);
  return !place || (place.minutes !== null && place.minutes <= 1);
}
