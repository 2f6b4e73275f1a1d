import { expect, test } from 'vitest';
import { contrastOf, isReadableWithWhite } from './contrast.ts';

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#ffffff', '#000000', 21],
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#ffffff', 4.54],
  ['#ff0000', '#ffffff', 4],
  ['#0000ff', '#ffffff', 8.59],
])('%s against %s has a contrast of %d', (one, other, expected) => {
  expect(contrastOf(one, other)).toBeCloseTo(expected, 2);
});

test('a grey is readable from where the standard draws the line', () => {
  expect([isReadableWithWhite('#767676'), isReadableWithWhite('#777777')]).toEqual([true, false]);
});
