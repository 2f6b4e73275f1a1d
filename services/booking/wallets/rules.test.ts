import { contrastOf, readableContrast } from '@event-planner/contracts/contrast';
import { expect, test } from 'vitest';
import { colorsOf, rgbOf } from './rules.ts';

test.each(['#000000', '#ffffff', '#ffee00', '#0d5c4d', '#777777', '#ff0000', '#3b82f6', null])(
  'what is written on %s can be read',
  color => {
    const { background, text } = colorsOf(color);
    expect(contrastOf(background, text)).toBeGreaterThanOrEqual(readableContrast);
    if (color !== null) expect(background).toBe(color);
  },
);

test('colours are written as Apple reads them', () => {
  expect(rgbOf('#0d5c4d')).toBe('rgb(13, 92, 77)');
});
