import { maxSalesDays, type SalesRange } from '@event-planner/contracts/sales';
import { refuse as refuseCommon } from '@event-planner/platform/errors';

export interface Days {
  readonly timeZone: string;
  readonly days: readonly string[];
  /** When each day begins, and the end of the last: one more than there are days. */
  readonly bounds: readonly Date[];
}

const usualDays = 30;

/** The days that are asked for, each as long as the clocks of its place make it. Throws `invalid_request` for what is no range of days. */
export function daysOf({ from, to, timeZone }: SalesRange, usualZone: string, now: Date): Days {
  const zone = timeZone ?? usualZone;
  const today = todayIn(zone, now);
  const last = to === undefined ? today : Temporal.PlainDate.from(to);
  const first = from === undefined ? last.subtract({ days: usualDays - 1 }) : Temporal.PlainDate.from(from);
  const length = first.until(last).days + 1;
  if (length < 1)
    throw refuseCommon('invalid_request', `from ${first.toString()} to ${last.toString()} are no days: from must not be after to`);
  if (length > maxSalesDays)
    throw refuseCommon(
      'invalid_request',
      `from ${first.toString()} to ${last.toString()} are ${length} days; at most ${maxSalesDays} are told at once`,
    );
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
    throw refuseCommon('invalid_request', `there is no time zone ${zone}: send a name such as Europe/Berlin`, { cause });
  }
}

export interface Amount {
  readonly currency: string;
  readonly amountMinor: number;
}

/** One sum for each currency, in the order of their names. */
export const byCurrency = (rows: readonly Amount[]): Amount[] =>
  [...Map.groupBy(rows, row => row.currency)]
    .map(([currency, of]) => ({ currency, amountMinor: of.reduce((sum, row) => sum + row.amountMinor, 0) }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
