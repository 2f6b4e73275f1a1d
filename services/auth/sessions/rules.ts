import { secondsAfter } from '../moments.ts';

/** A session whose owner stays signed in ends this long after its last use. */
export const sessionDays = 7;
/** One whose owner does not, on somebody else's computer: it slides, too. */
export const briefMinutes = 30;
/** However much it is used, who one is has to be proved again at some time. */
const longestDays = 90;
/**
 * A page that is left or reloaded while it renews its session never hears the answer, and asks once more with the token it has: for so long that is no theft. A copy that is used
 * then leaves its owner with a token that is spent, which ends the session when they come with it.
 */
export const lostAnswerSeconds = 10;
/** How long a proof is good for what could take the account away. */
export const confirmedMinutes = 15;

const day = 24 * 60 * 60;
export const rememberedSeconds = sessionDays * day;

export interface Lasting {
  readonly remembered: boolean;
  readonly createdAt: Date;
}

export function sessionEnd({ remembered, createdAt }: Lasting, now: Date): Date {
  const slid = secondsAfter(now, remembered ? rememberedSeconds : briefMinutes * 60);
  const last = secondsAfter(createdAt, longestDays * day);
  return slid < last ? slid : last;
}

export const confirmedUntil = (confirmedAt: Date): Date => secondsAfter(confirmedAt, confirmedMinutes * 60);
