import { refuse } from '../errors/index.ts';

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
  const asked = `from ${first.toString()} to ${last.toString()}`;
  if (length < 1) throw refuse('invalid_request', `${asked} are no days: from must not be after to`);
  if (length > mostDays) throw refuse('invalid_request', `${asked} are ${length} days; at most ${mostDays} are told at once`);
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
    throw refuse('invalid_request', `there is no time zone ${zone}: send a name such as Europe/Berlin`, { cause });
  }
}
