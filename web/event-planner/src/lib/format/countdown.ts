/** Whole seconds until an instant; never below zero. */
export const secondsUntil = (instant: string, now: number): number => Math.max(0, Math.ceil((Date.parse(instant) - now) / 1000));

/** `9:05`, as on a clock. */
export const formatClock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** When a listener is told how much time is left: often enough to act on, rarely enough not to talk over everything. */
const tellAtSeconds = [480, 300, 180, 120, 60, 30, 10, 0] as const;

/** The mark that was passed between two looks at the clock, if any. */
export const markPassed = (before: number, after: number): number | undefined =>
  tellAtSeconds.findLast(mark => mark < before && mark >= after);
