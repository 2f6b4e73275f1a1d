import { expect, test } from 'vitest';
import { instantOf, isShownByClocks, localTimeOf } from './zoned.ts';

test.each([
  ['2026-07-01T20:00', 'Europe/Berlin', '2026-07-01T18:00:00.000Z'],
  ['2026-12-01T20:00', 'Europe/Berlin', '2026-12-01T19:00:00.000Z'],
  ['2026-07-01T20:00', 'America/New_York', '2026-07-02T00:00:00.000Z'],
  ['2026-07-01T20:00', 'Asia/Kathmandu', '2026-07-01T14:15:00.000Z'],
  ['2026-07-01T20:00', 'UTC', '2026-07-01T20:00:00.000Z'],
  // Clocks go back: 02:30 is there twice, and the first is meant.
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  // Clocks go forward: 02:30 is not there, and 03:30 summer time is as late.
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
])('%s in %s is %s, as Temporal says', (local, zone, instant) => {
  expect(instantOf(local, zone).toISOString()).toBe(instant);
  const theirs = Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
  expect(instantOf(local, zone).getTime()).toBe(theirs.epochMilliseconds);
});

test('a clock shows what it was set by, except where it jumps', () => {
  expect(localTimeOf(new Date('2026-07-01T18:00:00Z'), 'Europe/Berlin')).toBe('2026-07-01T20:00');
  expect(isShownByClocks('2026-03-29T02:30', 'Europe/Berlin')).toBe(false);
  expect(isShownByClocks('2026-03-29T03:30', 'Europe/Berlin')).toBe(true);
});
