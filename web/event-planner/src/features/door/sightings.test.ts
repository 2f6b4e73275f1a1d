import { expect, test } from 'vitest';
import { createSightings, outOfSightMs } from './sightings.ts';

test('a code is shown once for as long as it stays in sight, and again once it was out of sight or another one was shown', () => {
  const isNew = createSightings();
  expect(isNew('a', 1000)).toBe(true);
  for (let at = 1100; at < 1000 + 4 * outOfSightMs; at += 100) expect(isNew('a', at)).toBe(false);
  expect(isNew('a', 1000 + 6 * outOfSightMs)).toBe(true);
  expect(isNew('b', 1100 + 6 * outOfSightMs)).toBe(true);
  expect(isNew('a', 1200 + 6 * outOfSightMs)).toBe(true);
});
