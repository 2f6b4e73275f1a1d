import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expand, type Expansion, mostDates, type Recurrence } from './recurrence.ts';
import { parseRule, type Rule } from './rule.ts';

const now = Temporal.Instant.from('2030-01-01T10:00:00Z');

function ruleOf(text: string): Rule {
  const parsed = parseRule(text);
  if ('fault' in parsed) throw new Error(parsed.fault);
  return parsed.rule;
}

const recurrence = (text: string, changes: Partial<Omit<Recurrence, 'rule'>> = {}): Recurrence => ({
  rule: ruleOf(text),
  startsAt: '2030-01-05T20:00',
  timeZone: 'Europe/Berlin',
  exceptions: [],
  additions: [],
  ...changes,
});

const datesOf = (expansion: Expansion) => {
  if (expansion.kind !== 'dates') throw new Error(JSON.stringify(expansion));
  return expansion.dates;
};
const localDates = (...of: Parameters<typeof recurrence>) => datesOf(expand(recurrence(...of), now)).map(({ date }) => date);
const instants = (...of: Parameters<typeof recurrence>) =>
  datesOf(expand(recurrence(...of), now)).map(({ starts }) => starts.toInstant().toString());

describe('clocks that change', () => {
  test.each([
    ['Europe/Berlin', '2030-03-24T20:00', ['2030-03-24T19:00:00Z', '2030-03-31T18:00:00Z', '2030-04-07T18:00:00Z']],
    ['Europe/Berlin', '2030-10-20T20:00', ['2030-10-20T18:00:00Z', '2030-10-27T19:00:00Z', '2030-11-03T19:00:00Z']],
    ['America/New_York', '2030-03-03T20:00', ['2030-03-04T01:00:00Z', '2030-03-11T00:00:00Z', '2030-03-18T00:00:00Z']],
    ['Australia/Lord_Howe', '2030-03-31T20:00', ['2030-03-31T09:00:00Z', '2030-04-07T09:30:00Z', '2030-04-14T09:30:00Z']],
    ['Asia/Tokyo', '2030-03-24T20:00', ['2030-03-24T11:00:00Z', '2030-03-31T11:00:00Z', '2030-04-07T11:00:00Z']],
  ])('eight in the evening stays eight in the evening in %s from %s', (timeZone, startsAt, expected) => {
    expect(instants('FREQ=WEEKLY;COUNT=3', { timeZone, startsAt })).toEqual(expected);
  });

  test.each([
    ['Europe/Berlin', '2030-03-30T02:30', ['2030-03-30T02:30', '2030-04-01T02:30', '2030-04-02T02:30']],
    ['America/New_York', '2030-03-09T02:30', ['2030-03-09T02:30', '2030-03-11T02:30', '2030-03-12T02:30']],
    ['Australia/Lord_Howe', '2030-10-05T02:15', ['2030-10-05T02:15', '2030-10-07T02:15', '2030-10-08T02:15']],
  ])('a time that the night of the change leaves out in %s is no date, and is not counted', (timeZone, startsAt, expected) => {
    expect(localDates('FREQ=DAILY;COUNT=3', { timeZone, startsAt })).toEqual(expected);
  });

  test.each([
    ['Europe/Berlin', '2030-10-26T02:30', ['2030-10-26T00:30:00Z', '2030-10-27T00:30:00Z', '2030-10-28T01:30:00Z']],
    ['America/New_York', '2030-11-02T01:30', ['2030-11-02T05:30:00Z', '2030-11-03T05:30:00Z', '2030-11-04T06:30:00Z']],
    ['Australia/Lord_Howe', '2030-04-06T01:45', ['2030-04-05T14:45:00Z', '2030-04-06T14:45:00Z', '2030-04-07T15:15:00Z']],
  ])('a time that the night of the change has twice in %s is the first of them', (timeZone, startsAt, expected) => {
    expect(instants('FREQ=DAILY;COUNT=3', { timeZone, startsAt })).toEqual(expected);
  });

  test('a time that somebody wrote down and that does not exist is moved by the hour that is missing', () => {
    const dates = datesOf(
      expand(recurrence('FREQ=WEEKLY;COUNT=1', { startsAt: '2030-03-24T02:30', additions: ['2030-03-31T02:30'] }), now),
    );
    expect(dates.map(({ date, starts }) => [date, starts.toPlainDateTime().toString({ smallestUnit: 'minute' })])).toEqual([
      ['2030-03-24T02:30', '2030-03-24T02:30'],
      ['2030-03-31T02:30', '2030-03-31T03:30'],
    ]);
  });

  test('a day that a place never had is no date', () => {
    expect(localDates('FREQ=DAILY;COUNT=4', { timeZone: 'Pacific/Apia', startsAt: '2011-12-28T20:00' })).toEqual([
      '2011-12-28T20:00',
      '2011-12-29T20:00',
      '2011-12-31T20:00',
      '2012-01-01T20:00',
    ]);
  });
});

test.each([
  ['first Saturdays', 'FREQ=MONTHLY;BYDAY=1SA;COUNT=3', ['2030-01-05T20:00', '2030-02-02T20:00', '2030-03-02T20:00']],
  ['last days of months', 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', ['2030-01-31T20:00', '2030-02-28T20:00', '2030-03-31T20:00']],
  ['the 31st, where there is one', 'FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3', ['2030-01-31T20:00', '2030-03-31T20:00', '2030-05-31T20:00']],
  [
    'the last working day',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3',
    ['2030-01-31T20:00', '2030-02-28T20:00', '2030-03-29T20:00'],
  ],
  ['every other week', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU;COUNT=3', ['2030-01-05T20:00', '2030-01-06T20:00', '2030-01-19T20:00']],
  ['twice a day', 'RRULE:FREQ=DAILY;BYHOUR=11,15;BYMINUTE=30;COUNT=3', ['2030-01-06T11:30', '2030-01-06T15:30', '2030-01-07T11:30']],
  ['until a day, which is in it', 'FREQ=DAILY;UNTIL=20300107', ['2030-01-05T20:00', '2030-01-06T20:00', '2030-01-07T20:00']],
  ['until a moment there', 'FREQ=DAILY;UNTIL=20300106T200000', ['2030-01-05T20:00', '2030-01-06T20:00']],
  ['until a moment in UTC', 'FREQ=DAILY;UNTIL=20300106T185959Z', ['2030-01-05T20:00']],
  ['in small letters', 'freq=weekly;count=2', ['2030-01-05T20:00', '2030-01-12T20:00']],
])('%s', (_what, text, expected) => {
  expect(localDates(text)).toEqual(expected);
});

test('exceptions are left out, additions are put in, and each date is there once', () => {
  const exceptions = ['2030-01-12T20:00', '2030-01-13T20:00'];
  const additions = ['2030-01-19T20:00', '2030-01-15T16:00'];
  expect(localDates('FREQ=WEEKLY;COUNT=3', { exceptions, additions })).toEqual([
    '2030-01-05T20:00',
    '2030-01-15T16:00',
    '2030-01-19T20:00',
  ]);
});

test('an endless rule is carried on for a year, from its beginning or from today', () => {
  const weekly = (startsAt: string) => localDates('FREQ=WEEKLY', { startsAt });
  expect([weekly('2030-06-01T20:00').length, weekly('2030-06-01T20:00').at(-1)]).toEqual([53, '2031-05-31T20:00']);
  expect(weekly('2029-12-01T20:00').at(-1)).toBe('2030-12-28T20:00');
  expect(localDates('FREQ=DAILY', { startsAt: '2031-05-01T20:00' })).toHaveLength(366); // A leap year, to the day.
});

test.each([
  ['FREQ=DAILY;COUNT=367', { kind: 'too_many', count: 367, limit: mostDates }],
  ['FREQ=DAILY;COUNT=999999999', { kind: 'too_many', count: 999_999_999, limit: mostDates }],
  ['FREQ=DAILY;BYHOUR=10,14', { kind: 'too_many', count: 730, limit: mostDates }],
  ['FREQ=DAILY;UNTIL=20311231', { kind: 'too_many', count: 726, limit: mostDates }],
  ['FREQ=DAILY;UNTIL=99991231', { kind: 'invalid', reason: 'it has dates more than 3 years ahead' }],
  ['FREQ=WEEKLY;COUNT=366', { kind: 'invalid', reason: 'it has dates more than 3 years ahead' }],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', { kind: 'invalid', reason: 'it gives no date until 2031-01-05T19:59' }],
  ['FREQ=WEEKLY;UNTIL=20200101', { kind: 'invalid', reason: 'it gives no date until 2033-01-05T20:00' }],
])('%s is refused with the reason', (text, expected) => {
  expect(expand(recurrence(text), now)).toEqual(expected);
});

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at).join(',');
test.each([
  `FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=${numbers(0, 23)};BYSETPOS=${numbers(300, 366)}`,
  `FREQ=DAILY;BYMINUTE=${numbers(0, 23)};BYSETPOS=366;COUNT=366`,
  `FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6;BYYEARDAY=${numbers(1, 60)}`,
  'FREQ=MONTHLY;INTERVAL=1000;BYMONTHDAY=31;BYDAY=MO;BYSETPOS=366',
  'FREQ=WEEKLY;INTERVAL=1000;BYMONTH=2;BYDAY=MO;BYSETPOS=-7',
])('a rule made to keep us busy is decided soon: %.60s', text => {
  // The processor's time, not the wall's: others may be busy beside us.
  const began = process.cpuUsage();
  expand(recurrence(text), now);
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1000).toBeLessThan(2000);
});

/** What the rules mean, worked out day by day without looking anything up. */
function naive({ rule, startsAt, timeZone }: Recurrence): string[] {
  const begins = Temporal.PlainDateTime.from(startsAt);
  const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  const monday = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 });
  const fits = (day: Temporal.PlainDate): boolean => {
    const first = begins.toPlainDate();
    const name = names[day.dayOfWeek - 1] ?? '';
    if (rule.frequency === 'DAILY')
      return first.until(day).days % rule.interval === 0 && (rule.byDay.length === 0 || rule.byDay.includes(name));
    if (rule.frequency === 'WEEKLY')
      return (
        (monday(first).until(monday(day)).days / 7) % rule.interval === 0 &&
        (rule.byDay.length === 0 ? day.dayOfWeek === first.dayOfWeek : rule.byDay.includes(name))
      );
    const months = (day.year - first.year) * 12 + day.month - first.month;
    const wanted = rule.byMonthDay.length === 0 ? [first.day] : rule.byMonthDay.map(at => (at > 0 ? at : day.daysInMonth + 1 + at));
    return months % rule.interval === 0 && wanted.includes(day.day);
  };
  const found: string[] = [];
  const today = now.toZonedDateTimeISO(timeZone).toPlainDateTime();
  const from = Temporal.PlainDateTime.compare(begins, today) > 0 ? begins : today;
  const end = rule.count === null ? from.add({ months: 12 }).subtract({ minutes: 1 }) : from.add({ years: 3 });
  for (let at = begins; found.length < (rule.count ?? Infinity); at = at.add({ days: 1 })) {
    if (Temporal.PlainDateTime.compare(at, end) > 0) break;
    if (fits(at.toPlainDate())) found.push(at.toString({ smallestUnit: 'minute' }));
  }
  return found;
}

test('whatever the rule, its dates are those that one finds by going through the calendar', () => {
  const days = fc.uniqueArray(fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), { maxLength: 7 });
  const byMonthDay = fc.uniqueArray(fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: -31, max: -1 })), { maxLength: 4 });
  const text = fc
    .record({
      FREQ: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY'),
      INTERVAL: fc.integer({ min: 1, max: 6 }),
      COUNT: fc.option(fc.integer({ min: 1, max: 12 })),
      days,
      byMonthDay,
    })
    .map(({ FREQ, INTERVAL, COUNT, days: byDay, byMonthDay: inMonth }) =>
      [
        `FREQ=${FREQ};INTERVAL=${INTERVAL}`,
        ...(COUNT === null ? [] : [`COUNT=${COUNT}`]),
        ...(FREQ !== 'MONTHLY' && byDay.length > 0 ? [`BYDAY=${byDay.join(',')}`] : []),
        ...(FREQ === 'MONTHLY' && inMonth.length > 0 ? [`BYMONTHDAY=${inMonth.join(',')}`] : []),
      ].join(';'),
    );
  const startsAt = fc
    .record({ day: fc.integer({ min: -60, max: 800 }), time: fc.constantFrom('20:00', '09:30', '23:59', '00:00') })
    .map(({ day, time }) => `${Temporal.PlainDate.from('2030-01-01').add({ days: day }).toString()}T${time}`);
  fc.assert(
    fc.property(
      text,
      startsAt,
      fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
      (rule, begins, timeZone) => {
        const one = recurrence(rule, { startsAt: begins, timeZone });
        const [expansion, expected] = [expand(one, now), naive(one)];
        const isWhole = one.rule.count === null || expected.length === one.rule.count;
        expect(expansion.kind).toBe(expected.length === 0 || !isWhole ? 'invalid' : 'dates');
        if (expansion.kind === 'dates') expect(expansion.dates.map(({ date }) => date)).toEqual(expected);
      },
    ),
    { numRuns: 300, seed: 20300101 },
  );
});
