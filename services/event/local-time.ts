/** Whether the world's time zones have one of this name. */
export function isTimeZone(name: string): boolean {
  try {
    // An offset such as `+02:00` is accepted where a name is; but no place keeps one all year, so an event by it would be off by an hour.
    return !/^[+-]|^\d/.test(name) && Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId !== '';
  } catch {
    return false;
  }
}

/**
 * When a clock in that zone shows that time. A time that the clocks skip in spring is as much later, one that they show twice in autumn is the first.
 * Undefined when there is no such day or zone.
 */
export function instantOf(localTime: string, timeZone: string): Date | undefined {
  try {
    const zoned = Temporal.PlainDateTime.from(localTime, { overflow: 'reject' }).toZonedDateTime(timeZone, {
      disambiguation: 'compatible',
    });
    return new Date(zoned.epochMilliseconds);
  } catch {
    return undefined;
  }
}

/** What a clock in that zone shows then, to the minute. */
export const localTimeOf = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
