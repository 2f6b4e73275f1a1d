/** How far the clocks of a zone are from UTC at an instant, in milliseconds. */
function offsetAt(instantMs: number, timeZone: string): number {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
      .formatToParts(instantMs)
      .map(part => [part.type, Number(part.value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instantMs / 1000) * 1000;
}

/**
 * When a clock in a zone shows a time. Of two moments the first, as when clocks go back; where clocks jump over it, the moment as far past the jump
 * (the "compatible" way of Temporal, which not every browser has yet).
 */
export function instantOf(localTime: string, timeZone: string): Date {
  const asUtc = Date.parse(`${localTime}:00Z`);
  const before = offsetAt(asUtc - 86_400_000, timeZone);
  const after = offsetAt(asUtc + 86_400_000, timeZone);
  const candidates = [asUtc - before, asUtc - after].toSorted((a, b) => a - b);
  const exact = candidates.find(candidate => candidate + offsetAt(candidate, timeZone) === asUtc);
  return new Date(exact ?? asUtc - before);
}

/** What the clock in a zone shows at an instant, `2030-06-01T20:00`. */
export function localTimeOf(instant: Date, timeZone: string): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone)).toISOString().slice(0, 16);
}

/** False where clocks jump over a time, so that no clock ever shows it. */
export const isShownByClocks = (localTime: string, timeZone: string): boolean =>
  localTimeOf(instantOf(localTime, timeZone), timeZone) === localTime;
