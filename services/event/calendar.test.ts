import { expect, test } from 'vitest';
import { daysOf } from './calendar.ts';

test.each([
  ['an evening', '2030-07-01T18:00:00Z', '2030-07-01T20:00:00Z', 'Europe/Berlin', '2030-07-01', '2030-07-01'],
  ['an evening that is tomorrow in UTC', '2030-07-02T01:00:00Z', '2030-07-02T03:00:00Z', 'America/New_York', '2030-07-01', '2030-07-01'],
  ['a morning that is yesterday in UTC', '2030-06-30T22:30:00Z', '2030-07-01T09:00:00Z', 'Asia/Tokyo', '2030-07-01', '2030-07-01'],
  ['a night until four', '2030-07-01T21:00:00Z', '2030-07-02T02:00:00Z', 'Europe/Berlin', '2030-07-01', '2030-07-01'],
  ['a night through the change of clocks', '2030-03-30T22:30:00Z', '2030-03-31T03:30:00Z', 'Europe/Berlin', '2030-03-30', '2030-03-30'],
  ['a festival', '2030-07-05T10:00:00Z', '2030-07-07T22:00:00Z', 'Europe/Berlin', '2030-07-05', '2030-07-07'],
  ['something from midnight to one', '2030-07-01T22:00:00Z', '2030-07-01T23:00:00Z', 'Europe/Berlin', '2030-07-02', '2030-07-02'],
])('%s is on the days its venue counts', (_what, startsAt, endsAt, timeZone, firstDay, lastDay) => {
  expect(daysOf({ startsAt, endsAt, timeZone })).toEqual({ firstDay, lastDay });
});
