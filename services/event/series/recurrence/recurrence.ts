import { RRuleTemporal } from 'rrule-temporal';
import type { Rule, Until } from './rule.ts';

/** What a series' dates follow from. Times are local: what the clocks at `timeZone` show. */
export interface Recurrence {
  readonly rule: Rule;
  /** Where the rule begins; its first date where the rule gives it. */
  readonly startsAt: string;
  readonly timeZone: string;
  /** EXDATE. */
  readonly exceptions: readonly string[];
  /** RDATE. */
  readonly additions: readonly string[];
}

export interface Occurrence {
  /** As the rule has it: what names the date within its series. RECURRENCE-ID of RFC 5545. */
  readonly date: string;
  readonly starts: Temporal.ZonedDateTime;
}

export type Expansion =
  | { readonly kind: 'dates'; readonly dates: readonly Occurrence[] }
  | { readonly kind: 'too_many'; readonly count: number; readonly limit: number }
  | { readonly kind: 'invalid'; readonly reason: string };

export const mostDates = 366;
/** A rule that ends does so within this. */
export const yearsAhead = 3;
/** How far an endless one is carried on. */
export const monthsAhead = 12;

export const isEndless = ({ count, until }: Rule): boolean => count === null && until === null;

/**
 * All dates of a series from `now` back to its beginning and as far ahead as it has any: an endless one for `monthsAhead`, counted from its beginning if that is
 * still to come. In bounded time, whatever the rule.
 *
 * The rule is worked out on the calendar and the clock of the place, and each date is then looked up in the zone: 20:00 stays 20:00. A time that the rule gives and
 * that does not exist on its night (02:30 when clocks go from 2 to 3) is no date and is not counted, as RFC 5545, 3.3.10, says. A time that exists twice is the first
 * of the two, and a time that somebody wrote down, as an addition, and that does not exist is as long after midnight as it says: 3.3.5.
 */
export function expand(recurrence: Recurrence, now: Temporal.Instant): Expansion {
  const { rule } = recurrence;
  if (rule.count !== null && rule.count > mostDates) return { kind: 'too_many', count: rule.count, limit: mostDates };
  const end = horizonOf(recurrence, now);
  if (rule.until !== null && !isOver(rule.until, end)) return tooFar;
  const ruled = ruledDates(recurrence, end);
  if (ruled === undefined) return { kind: 'invalid', reason: 'it takes too long to find the dates that it gives' };
  if (ruled.length > 0 && ruled.length < (rule.count ?? 0)) return tooFar;
  const dates = withAdditions(ruled, recurrence);
  if (dates.length === 0) return { kind: 'invalid', reason: `it gives no date until ${textOf(end.toPlainDateTime())}` };
  // What an endless series had in the past is no reason to end it.
  const counted = isEndless(rule) ? dates.filter(({ starts }) => Temporal.Instant.compare(starts.toInstant(), now) >= 0) : dates;
  return counted.length > mostDates ? { kind: 'too_many', count: counted.length, limit: mostDates } : { kind: 'dates', dates };
}

const tooFar: Expansion = { kind: 'invalid', reason: `it has dates more than ${yearsAhead} years ahead` };

/** The last moment that is looked at: counted from the beginning of a series that is still to come. */
function horizonOf({ rule, startsAt, timeZone }: Recurrence, now: Temporal.Instant): Temporal.ZonedDateTime {
  const [begins, today] = [Temporal.PlainDateTime.from(startsAt).toZonedDateTime(timeZone), now.toZonedDateTimeISO(timeZone)];
  const from = Temporal.ZonedDateTime.compare(begins, today) > 0 ? begins : today;
  // Less a minute, for a year of days has as many dates as it has days.
  return isEndless(rule) ? from.add({ months: monthsAhead }).subtract({ minutes: 1 }) : from.add({ years: yearsAhead });
}

/** Whether a moment is later than the last one that the rule allows. */
function isOver(until: Until | null, moment: Temporal.ZonedDateTime): boolean {
  switch (until?.kind) {
    case 'day':
      return Temporal.PlainDate.compare(moment.toPlainDate(), until.day) > 0;
    case 'local':
      return Temporal.PlainDateTime.compare(moment.toPlainDateTime(), until.time) > 0;
    case 'instant':
      return Temporal.Instant.compare(moment.toInstant(), until.instant) > 0;
    case undefined:
      return false;
  }
}

/** The library gives up after so much work and throws. */
const most = { maxIterations: 20_000, maxCandidateEvaluations: 50_000 };

function ruledDates({ rule, startsAt, timeZone }: Recurrence, end: Temporal.ZonedDateTime): readonly Occurrence[] | undefined {
  const found: Occurrence[] = [];
  try {
    calendarOf(rule, startsAt, end.toPlainDateTime()).all(({ epochMilliseconds }) => {
      const local = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO('UTC').toPlainDateTime();
      const starts = local.toZonedDateTime(timeZone);
      if (isOver(rule.until, starts) || found.length === (rule.count ?? mostEver)) return false;
      // The zone moved it: there is no such time that night.
      if (starts.toPlainDateTime().equals(local)) found.push({ date: textOf(local), starts });
      return true;
    });
  } catch {
    return undefined;
  }
  return found;
}

/** Of an endless series, over all its years; enough for daily ones for decades. */
const mostEver = 20_000;

/** The rule on a calendar without zones, for which the library's UTC stands. */
function calendarOf(rule: Rule, startsAt: string, end: Temporal.PlainDateTime): RRuleTemporal {
  const floating = (time: Temporal.PlainDateTime) => time.toZonedDateTime('UTC');
  const by = Object.entries({
    byDay: rule.byDay,
    byMonth: rule.byMonth,
    byMonthDay: rule.byMonthDay,
    byYearDay: rule.byYearDay,
    byWeekNo: rule.byWeekNo,
    bySetPos: rule.bySetPos,
    byHour: rule.byHour,
    byMinute: rule.byMinute,
  }).filter(([, values]) => values.length > 0);
  return new RRuleTemporal({
    ...Object.fromEntries(by.map(([name, values]) => [name, [...values]])),
    freq: rule.frequency,
    interval: rule.interval,
    wkst: rule.weekStart,
    tzid: 'UTC',
    dtstart: floating(Temporal.PlainDateTime.from(startsAt)),
    until: floating(end),
    cache: false,
    ...most,
  });
}

/** A date that somebody wrote down. */
export const occurrenceAt = (date: string, timeZone: string): Occurrence => ({
  date,
  starts: Temporal.PlainDateTime.from(date).toZonedDateTime(timeZone),
});

/** The set of RFC 5545: what the rule gives and what was added, less what was excepted, each moment once, in time's order. */
function withAdditions(ruled: readonly Occurrence[], { timeZone, additions, exceptions }: Recurrence): readonly Occurrence[] {
  const excepted = new Set(exceptions);
  const added = additions.map(date => occurrenceAt(date, timeZone));
  const byMoment = new Map([...added, ...ruled].map(one => [one.starts.epochMilliseconds, one]));
  return [...byMoment.values()]
    .filter(({ date }) => !excepted.has(date))
    .toSorted((a, b) => a.starts.epochMilliseconds - b.starts.epochMilliseconds);
}

const textOf = (local: Temporal.PlainDateTime): string => local.toString({ smallestUnit: 'minute' });
