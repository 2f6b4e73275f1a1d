import { expect, test } from 'vitest';
import { costChange } from './change.ts';
import { quietSystem, resource, stackOf } from './fixture.ts';

const change = { system: quietSystem(), environmentName: 'prod' };
const server = resource('AWS::RDS::DBInstance', { DBInstanceClass: 'db.t4g.large', AllocatedStorage: '100' });
const before = [stackOf({ bookingdatabase: server })];

test('a server that is added is told with its hours, its disk and what they cost', () => {
  const text = costChange({ ...change, before, after: [stackOf({ bookingdatabase: server, paymentdatabase: server })] });
  expect(text).toContain('prod: $211.34 a month, +$105.67');
  expect(text).toContain('| payment, us-east-1 | postgres db.t4g.large hour | 0 | 730 | +$94.17 |');
  expect(text).toContain('| **together** | | $105.67 | $211.34 | **+$105.67** |');
});

test('what is taken away saves, the same again costs as before, and a new environment costs all of it', () => {
  expect(costChange({ ...change, before, after: [stackOf({})] })).toContain('$0.00 a month, −$105.67');
  expect(costChange({ ...change, before, after: before })).toBe('### Cost of event-planner · prod: $105.67 a month, as before\n');
  expect(costChange({ ...change, before: [], after: before })).toContain('+$105.67');
});
