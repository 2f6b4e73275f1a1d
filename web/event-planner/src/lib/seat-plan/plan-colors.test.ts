import { expect, test } from 'vitest';
import { readableOn } from './plan-colors.ts';

test.each([
  ['#ffffff', '#000000'],
  ['#f0b25a', '#000000'],
  ['#0d5c4d', '#ffffff'],
  ['#000000', '#ffffff'],
  ['#7a1fa2', '#ffffff'],
])('text on %s is %s', (color, text) => {
  expect(readableOn(color)).toBe(text);
});
