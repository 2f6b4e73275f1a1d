import { expect, test } from 'vitest';
import { isScarce, saleOf, stepsOf } from './ticket-sale.ts';

const type = { salesStart: '2026-01-01T00:00:00Z', salesEnd: '2026-02-01T00:00:00Z', minPerOrder: 2, maxPerOrder: 5 };
const during = Date.parse('2026-01-15T00:00:00Z');

test.each([
  ['before the window', Date.parse('2025-12-31T23:59:59Z'), 10, 'not_yet'],
  ['at its first moment', Date.parse('2026-01-01T00:00:00Z'), 10, 'open'],
  ['at its last moment it is over', Date.parse('2026-02-01T00:00:00Z'), 10, 'over'],
  ['with fewer left than one must buy', during, 1, 'sold_out'],
  ['while nobody has said how many are left', during, undefined, 'open'],
] as const)('a ticket is on sale or not: %s', (_name, now, left, expected) => {
  expect(saleOf(type, now, left)).toBe(expected);
});

test('quantities jump from none to the minimum and back', () => {
  expect(stepsOf(type, 0)).toEqual({ smaller: undefined, larger: 2 });
  expect(stepsOf(type, 2)).toEqual({ smaller: 0, larger: 3 });
  expect(stepsOf(type, 3)).toEqual({ smaller: 2, larger: 4 });
});

test('quantities stop at the maximum and at what is left', () => {
  expect(stepsOf(type, 5).larger).toBeUndefined();
  expect(stepsOf(type, 3, 3).larger).toBeUndefined();
  expect(stepsOf(type, 0, 1).larger).toBeUndefined();
});

test('only a small rest is called scarce, and nothing left is not', () => {
  expect([undefined, 0, 1, 20, 21].map(left => isScarce(left))).toEqual([false, false, true, true, false]);
});
