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
