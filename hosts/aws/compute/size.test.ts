import { gb, percent } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { expect, test } from 'vitest';
import { awsCron } from './cron.ts';
import { capacityOf, sizeOf } from './size.ts';

const { prod } = eventPlanner.environments;
const tasks = (min: number, max: number) => ({ compute: { cpu: 1, memory: gb(2), tasks: [min, max] as const } });

test('as many tasks run as the service asks for, and enough to fill every zone', () => {
  expect(sizeOf({ environment: prod, role: 'primary' }, tasks(7, 20))).toEqual({ min: 7, max: 20 });
  expect(sizeOf({ environment: { ...prod, zones: 3, tasksPerZone: 2 }, role: 'primary' }, tasks(4, 20))).toEqual({ min: 6, max: 20 });
});

test('a waiting region runs one task a service and may grow to the size of the primary', () => {
  expect(sizeOf({ environment: prod, role: 'standby' }, tasks(4, 20))).toEqual({ min: 1, max: 20 });
});

test('a share of the tasks is on spot capacity, but never the first one', () => {
  expect(capacityOf({ spot: percent(30) })).toEqual([
    { capacityProvider: 'FARGATE', base: 1, weight: 70 },
    { capacityProvider: 'FARGATE_SPOT', weight: 30 },
  ]);
  expect(capacityOf({})).toEqual([{ capacityProvider: 'FARGATE', weight: 1 }]);
});

test.each([
  ['30 8 * * 5', 'cron(30 8 ? * FRI *)'],
  ['0 7 * * 1-5', 'cron(0 7 ? * MON-FRI *)'],
  ['0 0 * * 0,6', 'cron(0 0 ? * SUN,SAT *)'],
  ['*/5 * 1 * *', 'cron(*/5 * 1 * ? *)'],
])('%s is %s', (five, six) => {
  expect(awsCron(five)).toBe(six);
});

test('a cron AWS cannot say is refused', () => {
  expect(() => awsCron('0 0 1 * 5')).toThrow('one of them');
  expect(() => awsCron('0 0')).toThrow('five-field');
});
