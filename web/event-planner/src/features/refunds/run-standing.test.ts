import { expect, test } from 'vitest';
import { standingOf } from './run-standing.ts';

const none = { requested: 0, done: 0, failed: 0, byHand: 0 };

test('nobody is told that all was given back while money is under way or could not be sent', () => {
  const finishedAt = '2030-01-01T00:00:00.000Z';
  expect(standingOf({ finishedAt: null, refunds: none })).toBe('running');
  expect(standingOf({ finishedAt, refunds: { ...none, requested: 1, done: 4 } })).toBe('underWay');
  expect(standingOf({ finishedAt, refunds: { ...none, requested: 1, failed: 1 } })).toBe('someFailed');
  expect(standingOf({ finishedAt, refunds: { ...none, done: 5, byHand: 1 } })).toBe('finished');
});
