import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frequencies, type PlainRule, places, readRule, usualRule, weekdayOf, weekdays, writeRule } from './rule.ts';

const plain = { interval: 1, days: [], monthly: null, end: { kind: 'never' } } as const;

test.each<[string, PlainRule]>([
  ['FREQ=DAILY', { ...plain, frequency: 'DAILY' }],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR', { ...plain, frequency: 'WEEKLY', interval: 2, days: ['TU', 'FR'] }],
  [
    'FREQ=MONTHLY;BYDAY=1SA;UNTIL=20301231',
    { ...plain, frequency: 'MONTHLY', monthly: { place: 1, day: 'SA' }, end: { kind: 'until', day: '2030-12-31' } },
  ],
  [
    'FREQ=MONTHLY;BYDAY=-1MO;COUNT=6',
    { ...plain, frequency: 'MONTHLY', monthly: { place: -1, day: 'MO' }, end: { kind: 'count', count: 6 } },
  ],
  ['FREQ=YEARLY', { ...plain, frequency: 'YEARLY' }],
])('%s is read and written', (text, rule) => {
  expect(readRule(text)).toEqual(rule);
  expect(writeRule(rule)).toBe(text);
});

test.each([
  'FREQ=MONTHLY;BYMONTHDAY=13',
  'FREQ=WEEKLY;BYDAY=1MO',
  'FREQ=MONTHLY;BYDAY=SA',
  'FREQ=YEARLY;BYMONTH=6',
  'FREQ=DAILY;UNTIL=20300101T100000Z',
  'nonsense',
])('%s says more than a sentence can, and is left alone', text => {
  expect(readRule(text)).toBeUndefined();
});

test('days are written in the week’s order, however they were chosen', () => {
  expect(writeRule({ ...plain, frequency: 'WEEKLY', days: ['SU', 'MO'] })).toBe('FREQ=WEEKLY;BYDAY=MO,SU');
});

test('whatever can be chosen is read back as it was', () => {
  const rule: fc.Arbitrary<PlainRule> = fc
    .record({
      frequency: fc.constantFrom(...frequencies),
      interval: fc.integer({ min: 1, max: 12 }),
      days: fc.subarray([...weekdays]),
      monthly: fc.option(fc.record({ place: fc.constantFrom(...places), day: fc.constantFrom(...weekdays) })),
      end: fc.oneof(
        fc.constant({ kind: 'never' as const }),
        fc.integer({ min: 1, max: 300 }).map(count => ({ kind: 'count' as const, count })),
        fc.constant({ kind: 'until' as const, day: '2031-02-28' }),
      ),
    })
    .map(made => ({
      ...made,
      days: made.frequency === 'WEEKLY' ? made.days : [],
      monthly: made.frequency === 'MONTHLY' ? made.monthly : null,
    }));
  fc.assert(
    fc.property(rule, made => {
      expect(readRule(writeRule(made))).toEqual(made);
    }),
  );
});

test('the usual rule repeats on the weekday it begins', () => {
  expect(weekdayOf('2026-11-27T20:00')).toBe('FR');
  expect(writeRule(usualRule('2026-11-27T20:00'))).toBe('FREQ=WEEKLY;BYDAY=FR;COUNT=10');
});
