import { expect, test } from 'vitest';
import { type DateRow, reshape, scheduleOf } from './date-rules.ts';
import { occurrenceAt } from './recurrence/recurrence.ts';
import { timing } from '../test-series.ts';

const now = new Date('2030-07-01T00:00:00Z');
const zone = 'Europe/Berlin';

const row = (date: string, changes: Partial<DateRow> = {}): DateRow => ({
  date,
  eventId: `event of ${date}`,
  slug: date,
  state: 'published',
  version: 1,
  startsAt: new Date(`${date}Z`),
  overrides: [],
  ...changes,
});

const outcome = (rows: readonly DateRow[], wanted: readonly string[]) => {
  const { kept, added, removed } = reshape(
    rows,
    wanted.map(date => occurrenceAt(date, zone)),
    now,
  );
  return {
    kept: kept.map(one => [one.row.date, one.occurrence.date]),
    added: added.map(({ date }) => date),
    removed: removed.map(({ date }) => date),
  };
};

test('a date that is given still stays, whatever else comes and goes', () => {
  expect(outcome([row('2030-07-06T20:00'), row('2030-07-07T20:00')], ['2030-07-06T20:00', '2030-07-09T20:00'])).toEqual({
    kept: [['2030-07-06T20:00', '2030-07-06T20:00']],
    added: ['2030-07-09T20:00'],
    removed: ['2030-07-07T20:00'],
  });
});

test('a date whose day is given at another time moves; of two on a day each keeps or takes one', () => {
  const rows = [row('2030-07-06T10:00'), row('2030-07-06T14:00')];
  expect(outcome(rows, ['2030-07-06T14:00', '2030-07-06T18:00'])).toEqual({
    kept: [
      ['2030-07-06T14:00', '2030-07-06T14:00'],
      ['2030-07-06T10:00', '2030-07-06T18:00'],
    ],
    added: [],
    removed: [],
  });
});

test('what is over or called off is neither taken away nor made again', () => {
  const rows = [row('2030-06-01T20:00', { state: 'ended' }), row('2030-07-06T20:00', { state: 'cancelled' })];
  expect(outcome(rows, ['2030-06-01T20:00', '2030-06-08T20:00', '2030-07-06T20:00'])).toEqual({ kept: [], added: [], removed: [] });
});

test('a night ends at the hour it says, also on the night that clocks change', () => {
  const night = timing({ durationMinutes: 480, doorsMinutesBefore: null });
  expect(scheduleOf(occurrenceAt('2030-03-30T22:00', zone), night)).toEqual({
    timeZone: zone,
    startsAt: '2030-03-30T22:00',
    endsAt: '2030-03-31T06:00',
    doorsAt: null,
  });
  expect(scheduleOf(occurrenceAt('2030-03-31T02:30', zone), night).startsAt).toBe('2030-03-31T03:30');
});
