/** When a rule ends, as it says so: a whole day, a time by the clock of the place, or an instant. */
export type Until =
  | { readonly kind: 'day'; readonly day: Temporal.PlainDate }
  | { readonly kind: 'local'; readonly time: Temporal.PlainDateTime }
  | { readonly kind: 'instant'; readonly instant: Temporal.Instant };

type Numbers = readonly number[];
export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** A recurrence rule of RFC 5545, 3.3.10, for what people go to: its dates are days, with a few starts a day at most. */
export interface Rule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  readonly until: Until | null;
  readonly weekStart: string;
  readonly byDay: readonly string[];
  readonly byMonth: Numbers;
  readonly byMonthDay: Numbers;
  readonly byYearDay: Numbers;
  readonly byWeekNo: Numbers;
  readonly bySetPos: Numbers;
  readonly byHour: Numbers;
  readonly byMinute: Numbers;
}

export type Parsed = { readonly rule: Rule } | { readonly fault: string };

/** No rule that somebody means is longer; it is looked at before anything else is. */
const longestText = 500;
/** BYHOUR times BYMINUTE. */
const mostStartsADay = 24;

/** A part's value, or undefined when it is none. */
type Reader<Value> = (text: string) => Value | undefined;

const integer =
  (least: number, most: number): Reader<number> =>
  text =>
    /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined;

/** From either end, so that -1 is the last. */
const position =
  (most: number): Reader<number> =>
  text => {
    const value = /^[+-]?\d{1,3}$/.test(text) ? Number(text) : 0;
    return value !== 0 && Math.abs(value) <= most ? value : undefined;
  };

const oneOf =
  <Word extends string>(words: readonly Word[]): Reader<Word> =>
  text =>
    words.find(word => word === text);

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const weekday: Reader<string> = text => (/^([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)$/.test(text) ? text.replace('+', '') : undefined);

const list =
  <Value>(one: Reader<Value>): Reader<readonly Value[]> =>
  text => {
    const values = text.split(',').map(one);
    return values.every(value => value !== undefined) ? [...new Set(values)] : undefined;
  };

const until: Reader<Until> = text => {
  const [, year, month, day, hour, minute, second, utc] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/.exec(text) ?? [];
  try {
    if (year === undefined) return undefined;
    const date = Temporal.PlainDate.from(`${year}-${month}-${day}`);
    if (hour === undefined) return { kind: 'day', day: date };
    const time = date.toPlainDateTime(`${hour}:${minute}:${second}`);
    return utc === undefined ? { kind: 'local', time } : { kind: 'instant', instant: time.toZonedDateTime('UTC').toInstant() };
  } catch {
    return undefined; // Thirteen months, thirty hours.
  }
};

const parts = {
  FREQ: oneOf(frequencies),
  INTERVAL: integer(1, 1000),
  COUNT: integer(1, 999_999_999),
  UNTIL: until,
  WKST: oneOf(weekdays),
  BYDAY: list(weekday),
  BYMONTH: list(integer(1, 12)),
  BYMONTHDAY: list(position(31)),
  BYYEARDAY: list(position(366)),
  BYWEEKNO: list(position(53)),
  BYSETPOS: list(position(366)),
  BYHOUR: list(integer(0, 23)),
  BYMINUTE: list(integer(0, 59)),
} satisfies Record<string, Reader<unknown>>;
type PartName = keyof typeof parts;
type Read = { -readonly [Name in PartName]?: NonNullable<ReturnType<(typeof parts)[Name]>> };

/** Sentences for what the standard knows and we refuse. */
const refused: Readonly<Record<string, string>> = {
  'FREQ=HOURLY': 'FREQ=HOURLY makes more dates than a series has: use DAILY, with BYHOUR for several starts a day',
  'FREQ=MINUTELY': 'FREQ=MINUTELY makes more dates than a series has: use DAILY, with BYHOUR and BYMINUTE for several starts a day',
  'FREQ=SECONDLY': 'FREQ=SECONDLY makes more dates than a series has: use DAILY',
};

const isPart = (name: string): name is PartName => Object.hasOwn(parts, name);
const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Reads a rule, with or without `RRULE:` before it. Anything but a rule we can keep is answered with what is wrong with it. Never throws. */
export function parseRule(text: string): Parsed {
  if (text.length > longestText) return { fault: `it is ${text.length} characters long; rules have ${longestText} at most` };
  const read: Record<string, unknown> = {};
  for (const part of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')) {
    const [name = '', value = '', ...rest] = part.split('=');
    const refusal = refused[part];
    if (refusal !== undefined) return { fault: refusal };
    if (!isPart(name)) return { fault: `${shown(part) || 'an empty part'} is none of ${Object.keys(parts).join(', ')}` };
    if (Object.hasOwn(read, name)) return { fault: `${name} is there twice` };
    const known = rest.length === 0 ? parts[name](value) : undefined;
    if (known === undefined) return { fault: `${shown(part)} is not a value that ${name} may have` };
    read[name] = known;
  }
  return toRule(read);
}

function toRule(read: Read): Parsed {
  const { FREQ: frequency } = read;
  if (frequency === undefined) return { fault: `FREQ is missing: ${frequencies.join(', ')}` };
  const rule: Rule = {
    frequency,
    interval: read.INTERVAL ?? 1,
    count: read.COUNT ?? null,
    until: read.UNTIL ?? null,
    weekStart: read.WKST ?? 'MO',
    byDay: read.BYDAY ?? [],
    byMonth: read.BYMONTH ?? [],
    byMonthDay: read.BYMONTHDAY ?? [],
    byYearDay: read.BYYEARDAY ?? [],
    byWeekNo: read.BYWEEKNO ?? [],
    bySetPos: read.BYSETPOS ?? [],
    byHour: read.BYHOUR ?? [],
    byMinute: read.BYMINUTE ?? [],
  };
  const fault = combinationsRefused.find(([isWrong]) => isWrong(rule))?.[1];
  return fault === undefined ? { rule } : { fault };
}

const isNumbered = (day: string): boolean => /\d/.test(day);
const selects = (rule: Rule): boolean =>
  [rule.byDay, rule.byMonth, rule.byMonthDay, rule.byYearDay, rule.byWeekNo, rule.byHour, rule.byMinute].some(by => by.length > 0);

/** What RFC 5545, 3.3.10, forbids about parts that are right by themselves, and how many starts a day we allow. */
const combinationsRefused: readonly (readonly [(rule: Rule) => boolean, string])[] = [
  [({ count, until: end }) => count !== null && end !== null, 'COUNT and UNTIL exclude each other'],
  [
    ({ frequency, byDay, byWeekNo }) =>
      byDay.some(isNumbered) && (frequency === 'DAILY' || frequency === 'WEEKLY' || (frequency === 'YEARLY' && byWeekNo.length > 0)),
    'BYDAY has numbers in MONTHLY and YEARLY rules only, and not together with BYWEEKNO',
  ],
  [({ frequency, byMonthDay }) => frequency === 'WEEKLY' && byMonthDay.length > 0, 'BYMONTHDAY has no meaning in a WEEKLY rule'],
  [({ frequency, byYearDay }) => frequency !== 'YEARLY' && byYearDay.length > 0, 'BYYEARDAY has a meaning in YEARLY rules only'],
  [({ frequency, byWeekNo }) => frequency !== 'YEARLY' && byWeekNo.length > 0, 'BYWEEKNO has a meaning in YEARLY rules only'],
  [rule => rule.bySetPos.length > 0 && !selects(rule), 'BYSETPOS chooses among what another BY… part gives, and there is none'],
  [
    ({ byHour, byMinute }) => Math.max(byHour.length, 1) * Math.max(byMinute.length, 1) > mostStartsADay,
    `BYHOUR and BYMINUTE make more than ${mostStartsADay} starts a day`,
  ],
];
