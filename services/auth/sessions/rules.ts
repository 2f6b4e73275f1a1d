/** A session ends this long after it was last renewed: it slides. */
export const sessionDays = 7;
export const sessionSeconds = sessionDays * 24 * 60 * 60;

export const sessionEnd = (now: Date): Date => new Date(now.getTime() + sessionSeconds * 1000);
