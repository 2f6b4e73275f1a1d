import { expect, test } from 'vitest';
import { centreOf } from './polygon.ts';

test('the centre of a rectangle is its middle, whichever way round it is drawn', () => {
  expect(
    centreOf([
      [0, 0],
      [4, 0],
      [4, 2],
      [0, 2],
    ]),
  ).toEqual({ x: 2, y: 1 });
  expect(
    centreOf([
      [0, 2],
      [4, 2],
      [4, 0],
      [0, 0],
    ]),
  ).toEqual({ x: 2, y: 1 });
});

test('a catwalk pulls the centre only a little', () => {
  const stage = centreOf([
    [0, 0],
    [10, 0],
    [10, 4],
    [6, 4],
    [6, 8],
    [4, 8],
    [4, 4],
    [0, 4],
  ]);
  expect(stage.x).toBeCloseTo(5);
  expect(stage.y).toBeLessThan(4);
});
