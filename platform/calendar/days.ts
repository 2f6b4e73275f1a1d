import { refuseInput } from '../errors/index.ts';

export interface DayRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly timeZone?: string | undefined;
}

export interface Days {
  readonly timeZone: string;
  readonly days: readonly string[];
  /** When each day begins, and the end of the last: one more than there are days. */
  readonly bounds: readonly Date[];
}

export interface DaysOptions {
  readonly usualZone: string;
  readonly now: Date;
  readonly mostDays: number;
  /** Where no first day is asked for. @default 30 */
  readonly usualDays?: number;
}

/** The days that are asked for, those until today unless it says otherwise, each as long as the clocks of its place make it. Throws `invalid_request` for what is no range of days. */
export function daysOf({ from, to, timeZone }: DayRange, { usualZone, now, mostDays, usualDays = 30 }: DaysOptions): Days {
  const zone = timeZone ?? usualZone;
  const today = todayIn(zone, now);
  const last = to === undefined ? today : Temporal.PlainDate.from(to);
  const first = from === undefined ? last.subtract({ days: usualDays - 1 }) : Temporal.PlainDate.from(from);
  const length = first.until(last).days + 1;
  ensureRange(`${first.toString()} to ${last.toString()}`, { length, mostDays });
  const starts = Array.from({ length: length + 1 }, (_, at) => first.add({ days: at }));
  return {
    timeZone: zone,
    days: starts.slice(0, length).map(day => day.toString()),
    bounds: starts.map(day => new Date(day.toZonedDateTime(zone).epochMilliseconds)),
  };
}

function todayIn(zone: string, now: Date): Temporal.PlainDate {
  try {
    return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  } catch (cause) {
    throw noTimeZone(zone, cause);
  }
}

/** Throws for days that are none, or more than is told at once. */
function ensureRange(asked: string, { length, mostDays }: { readonly length: number; readonly mostDays: number }): void {
  const fault = { path: 'querystring/from', code: 'custom' };
  if (length < 1) throw refuseInput([{ ...fault, message: `${asked} are no days: it must not be after to`, expected: 'range' }]);
  if (length > mostDays)
    throw refuseInput([
      { ...fault, message: `${asked} are ${length} days; at most ${mostDays} are told at once`, expected: 'days', maximum: mostDays },
    ]);
}

export const noTimeZone = (zone: string, cause: unknown) =>
  refuseInput(
    [{ path: 'querystring/timeZone', message: `there is no time zone ${zone}: send a name such as Europe/Berlin`, code: 'custom' }],
    { cause },
  );
