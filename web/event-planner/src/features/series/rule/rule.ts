export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];
export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];
/** Which of a month: the first to the fourth, or the last. */
export const places = [1, 2, 3, 4, -1] as const;
export type Place = (typeof places)[number];

export type RuleEnd =
  | { readonly kind: 'never' }
  /** The last day it may take place on, `2030-06-01`. */
  | { readonly kind: 'until'; readonly day: string }
  | { readonly kind: 'count'; readonly count: number };

/** The rules that can be said in a sentence; RFC 5545 knows more, which stay as they are. */
export interface PlainRule {
  readonly frequency: Frequency;
  readonly interval: number;
  /** Of a weekly rule. */
  readonly days: readonly Weekday[];
  /** Of a monthly rule: `1 SA` is the first Saturday; null is the day of the month it began on. */
  readonly monthly: { readonly place: Place; readonly day: Weekday } | null;
  readonly end: RuleEnd;
}

export function writeRule({ frequency, interval, days, monthly, end }: PlainRule): string {
  const ordered = weekdays.filter(day => days.includes(day));
  return [
    `FREQ=${frequency}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(frequency === 'WEEKLY' && ordered.length > 0 ? [`BYDAY=${ordered.join(',')}`] : []),
    ...(frequency === 'MONTHLY' && monthly !== null ? [`BYDAY=${monthly.place}${monthly.day}`] : []),
    ...(end.kind === 'until' ? [`UNTIL=${end.day.replaceAll('-', '')}`] : []),
    ...(end.kind === 'count' ? [`COUNT=${end.count}`] : []),
  ].join(';');
}

/** A rule as a plain one; undefined when it says more than that. */
export function readRule(text: string): PlainRule | undefined {
  const { FREQ, INTERVAL, BYDAY, UNTIL, COUNT, ...more } = partsOf(text);
  const frequency = frequencies.find(name => name === FREQ);
  if (frequency === undefined || Object.keys(more).some(name => name !== 'WKST')) return undefined;
  const days = frequency === 'WEEKLY' ? (BYDAY ?? '').split(',').filter(day => day !== '') : [];
  const monthly = frequency === 'MONTHLY' && BYDAY !== undefined ? placeIn(BYDAY) : null;
  const isPlain =
    days.every(day => weekdays.some(known => known === day)) &&
    monthly !== undefined &&
    (BYDAY === undefined || frequency === 'WEEKLY' || frequency === 'MONTHLY');
  const end = endOf(UNTIL, COUNT);
  if (!isPlain || end === undefined) return undefined;
  return { frequency, interval: Number(INTERVAL ?? 1), days: days as readonly Weekday[], monthly, end };
}

const partsOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .trim()
      .toUpperCase()
      .replace(/^RRULE:/, '')
      .split(';')
      .map(part => part.split('=') as [string, string]),
  );

function placeIn(byDay: string): PlainRule['monthly'] | undefined {
  const [, number, name] = /^([+-]?\d)(MO|TU|WE|TH|FR|SA|SU)$/.exec(byDay) ?? [];
  const place = places.find(known => known === Number(number));
  const day = weekdays.find(known => known === name);
  return place === undefined || day === undefined ? undefined : { place, day };
}

function endOf(until: string | undefined, count: string | undefined): RuleEnd | undefined {
  if (count !== undefined) return { kind: 'count', count: Number(count) };
  if (until === undefined) return { kind: 'never' };
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(until) ?? [];
  return day === undefined ? undefined : { kind: 'until', day: `${year}-${month}-${day}` };
}

/** The weekday of a local time, as rules write it. */
export const weekdayOf = (localTime: string): Weekday =>
  weekdays[(new Date(`${localTime.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'MO';

/** Every week on the day it begins, for ten times: what most series are. */
export const usualRule = (startsAt: string): PlainRule => ({
  frequency: 'WEEKLY',
  interval: 1,
  days: [weekdayOf(startsAt)],
  monthly: null,
  end: { kind: 'count', count: 10 },
});
