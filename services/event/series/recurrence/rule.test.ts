import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRule } from './rule.ts';

test.each([
  ['', /an empty part is none of FREQ/],
  ['COUNT=3', /FREQ is missing/],
  ['FREQ=NEVER', /FREQ=NEVER is not a value/],
  ['FREQ=SECONDLY', /use DAILY/],
  ['FREQ=MINUTELY', /use DAILY/],
  ['RRULE:FREQ=HOURLY', /with BYHOUR/],
  ['FREQ=DAILY;FREQ=WEEKLY', /FREQ is there twice/],
  ['FREQ=DAILY;', /an empty part/],
  ['FREQ=DAILY;INTERVAL=0', /INTERVAL=0 is not a value/],
  ['FREQ=DAILY;INTERVAL=-1', /INTERVAL=-1/],
  ['FREQ=DAILY;INTERVAL=1e3', /INTERVAL=1E3/],
  ['FREQ=DAILY;COUNT=0', /COUNT=0/],
  ['FREQ=DAILY;COUNT=99999999999999999999', /COUNT=9+/],
  ['FREQ=DAILY;COUNT=2;UNTIL=20300101', /exclude each other/],
  ['FREQ=DAILY;UNTIL=20301301', /UNTIL=20301301/],
  ['FREQ=DAILY;UNTIL=20300101T300000Z', /UNTIL=20300101T300000Z/],
  ['FREQ=DAILY;UNTIL=tomorrow', /UNTIL=TOMORROW/],
  ['FREQ=DAILY;BYSECOND=1', /BYSECOND=1 is none of/],
  ['FREQ=DAILY;X-MINE=1', /X-MINE=1 is none of/],
  ['FREQ=DAILY;__PROTO__=1', /is none of/],
  ['FREQ=DAILY;constructor=1', /is none of/],
  ['FREQ=DAILY;BYDAY=XX', /BYDAY=XX/],
  ['FREQ=DAILY;BYDAY=1MO', /BYDAY has numbers/],
  ['FREQ=WEEKLY;BYMONTHDAY=1', /BYMONTHDAY/],
  ['FREQ=MONTHLY;BYYEARDAY=1', /BYYEARDAY/],
  ['FREQ=MONTHLY;BYWEEKNO=1', /BYWEEKNO/],
  ['FREQ=MONTHLY;BYMONTHDAY=0', /BYMONTHDAY=0/],
  ['FREQ=MONTHLY;BYMONTHDAY=32', /BYMONTHDAY=32/],
  ['FREQ=MONTHLY;BYSETPOS=1', /BYSETPOS chooses/],
  ['FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5', /more than 24 starts a day/],
  ['FREQ=DAILY=WEEKLY', /FREQ=DAILY=WEEKLY/],
  [`FREQ=DAILY;BYMONTH=${'1,'.repeat(5000)}1`, /10020 characters long/],
])('%.60s is refused with what is wrong about it', (text, expected) => {
  expect(parseRule(text)).toEqual({ fault: expect.stringMatching(expected) });
});

test('whatever is said, it is a rule or a sentence of reasonable length', () => {
  const word = fc.constantFrom(
    'FREQ',
    'BYDAY',
    'COUNT',
    'UNTIL',
    'DAILY',
    '=',
    ';',
    ',',
    '-1',
    '+',
    '1MO',
    'RRULE:',
    '20300101',
    ' ',
    '\n',
  );
  const text = fc.oneof(
    fc.string({ maxLength: 600 }),
    fc.array(word, { maxLength: 20 }).map(words => words.join('')),
  );
  fc.assert(
    fc.property(text, said => {
      const parsed = parseRule(said);
      expect('rule' in parsed || parsed.fault.length < 250).toBe(true);
    }),
    { seed: 20300101, numRuns: 500 },
  );
});
