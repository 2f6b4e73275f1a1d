import { expect, test } from 'vitest';
import { contrastOf, readableContrast } from './contrast.ts';

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#ffffff', 4.54],
  ['#0000ff', '#ffffff', 8.59],
])('%s on %s has a contrast of %d', (one, other, contrast) => {
  expect(contrastOf(one, other)).toBeCloseTo(contrast, 1);
  expect(contrastOf(other, one)).toBeCloseTo(contrast, 1);
});

test('the greys on both sides of the threshold fall on its two sides', () => {
  expect(contrastOf('#767676', '#ffffff')).toBeGreaterThan(readableContrast);
  expect(contrastOf('#777777', '#ffffff')).toBeLessThan(readableContrast);
});
