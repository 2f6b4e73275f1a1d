import type { EventSummary } from '@event-planner/contracts/event';
import { expect, test } from 'vitest';
import { monthsOf } from './months.ts';

const date = (id: string, startsAt: string, timeZone: string) => ({ id, startsAt, timeZone }) as EventSummary;

test('a date is in the month that it is in where it takes place', () => {
  const months = monthsOf([
    date('a', '2030-06-30T20:00:00.000Z', 'Europe/Berlin'),
    date('b', '2030-06-30T23:00:00.000Z', 'Europe/Berlin'),
    date('c', '2030-07-31T20:00:00.000Z', 'Pacific/Auckland'),
  ]);
  expect(months.map(({ name, dates }) => [name, dates.map(({ id }) => id)])).toEqual([
    ['2030-06', ['a']],
    ['2030-07', ['b']],
    ['2030-08', ['c']],
  ]);
});
