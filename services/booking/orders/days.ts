import { noTimeZone } from '@event-planner/platform/calendar';

/** The day's beginning by the clocks of a place. Throws `invalid_request` for a zone that there is not. */
export const dayStart = (day: string, timeZone: string): Date => startOf(Temporal.PlainDate.from(day), timeZone);
export const dayEnd = (day: string, timeZone: string): Date => startOf(Temporal.PlainDate.from(day).add({ days: 1 }), timeZone);

function startOf(day: Temporal.PlainDate, timeZone: string): Date {
  try {
    return new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
  } catch (cause) {
    throw noTimeZone(timeZone, cause);
  }
}
