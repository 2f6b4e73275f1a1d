import { expect, test } from 'vitest';
import { openShare } from './night.ts';
import { runsOf } from './readers/watching.ts';

test.each([
  ['rate(5 minutes)', 8760],
  ['rate(1 hour)', 730],
  ['cron(0 3 * * ? *)', 730 / 24],
  ['cron(0 8 ? * SUN *)', 730 / 24 / 7],
  ['cron(0 7 ? * MON-FRI *)', (730 / 24 / 7) * 5],
  ['cron(*/15 * * * ? *)', 4 * 24 * (730 / 24)],
  ['cron(0/30 8-17 * * ? *)', 2 * 10 * (730 / 24)],
  ['cron(0 4 1 * ? *)', 1],
  ['', 0],
])('%s comes round %d times a month', (expression, times) => {
  expect(runsOf(expression)).toBeCloseTo(times);
});

test('seven to seven from Monday to Friday is 60 hours of 168, and no hours are all of them', () => {
  expect(openShare({ hours: { start: '0 7 * * 1-5', stop: '0 19 * * 1-5' } })).toBeCloseTo(60 / 168);
  expect(openShare({ hours: { start: '30 22 * * *', stop: '30 4 * * *' } })).toBeCloseTo(6 / 24);
  expect(openShare({})).toBe(1);
});
