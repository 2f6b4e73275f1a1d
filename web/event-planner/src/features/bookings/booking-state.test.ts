import { expect, test } from 'vitest';
import { isMoving, nextLookMs } from './booking-state.ts';

test('waits grow and end within two minutes', () => {
  const waits = Array.from({ length: 20 }, (_, looks) => nextLookMs(looks)).filter(wait => wait !== undefined);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(120_000);
  expect(nextLookMs(waits.length)).toBeUndefined();
});

test('an unpaid booking is not watched, a paid or refunding one is', () => {
  expect(isMoving('pending', false)).toBe(false);
  expect(isMoving('pending', true)).toBe(true);
  expect(isMoving('refunding', false)).toBe(true);
  expect(isMoving('expired', true)).toBe(true);
  expect(isMoving('expired', false)).toBe(false);
  expect(isMoving('confirmed', true)).toBe(false);
});
