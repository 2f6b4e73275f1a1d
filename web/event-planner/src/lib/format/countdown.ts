/** Whole seconds until an instant; never below zero. */
export const secondsUntil = (instant: string, now: number): number => Math.max(0, Math.ceil((Date.parse(instant) - now) / 1000));

/** `9:05`, as on a clock; `23:09:05` where there are hours. */
export function formatClock(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const parts = hours === 0 ? [minutes, seconds % 60] : [hours, minutes, seconds % 60];
  return parts.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** When a listener is told how much time is left: often enough to act on, rarely enough not to talk over everything. */
const tellAtSeconds = [480, 300, 180, 120, 60, 30, 10, 0] as const;

/** The mark that was passed between two looks at the clock, if any. */
export const markPassed = (before: number, after: number): number | undefined =>
  tellAtSeconds.findLast(mark => mark < before && mark >= after);
