import { expect, test } from 'vitest';
import { blockBetween, blockRows, rowAlong, standingArea, surfaceOf, tableAt } from './draw.ts';
import { lengthOf, minus } from './geometry.ts';
import { usualSettings } from '../editor/settings.ts';

const belongs = { section: 1, category: 'gold' };

test('as many seats as fit follow the stroke, and a typed number follows nothing but itself', () => {
  const stroke = { ...belongs, from: [0, 0] as const, to: [9.2, 0] as const, pitch: 1, label: 'A' };
  expect(rowAlong({ ...stroke, seats: undefined })).toMatchObject({ seats: 10, from: [0, 0], to: [9, 0] });
  expect(rowAlong({ ...stroke, seats: 4 })).toMatchObject({ seats: 4, to: [3, 0] });
  expect(rowAlong({ ...stroke, to: [0.1, 0], seats: undefined }).seats).toBe(1);
});

test('a block has its rows behind each other, staggered, labelled and numbered by scheme', () => {
  const form = {
    ...usualSettings.block,
    rows: 3,
    seats: 4,
    stagger: true,
    numbers: 'odd' as const,
    labels: { scheme: 'numbers' as const, start: 4 },
  };
  const rows = blockRows(form, { ...belongs, from: [0, 0], direction: [1, 0] });
  expect(rows.map(row => [row.label, row.from, row.to, row.firstNumber, row.step])).toEqual([
    ['5', [0, 0], [3, 0], 1, 2],
    ['6', [0.5, 1], [3.5, 1], 1, 2],
    ['7', [0, 2], [3, 2], 1, 2],
  ]);
});

test('a rectangle is filled from whichever corner it is drawn', () => {
  expect(blockBetween([8, 5], [0, 0], { pitch: 1, rowDistance: 1 })).toEqual({ from: [0, 0], seats: 9, rows: 6 });
});

test('chairs of a table never touch, however many there are', () => {
  for (const seats of [2, 6, 10, 24]) {
    const table = tableAt([0, 0], { shape: 'round', seats }, { ...belongs, label: '1' });
    if (table.type !== 'table') throw new Error('no table');
    expect((Math.PI * (table.width + 1.2)) / seats).toBeGreaterThan(0.75);
  }
});

test('a standing area holds people by its surface', () => {
  const outline = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ] as const;
  expect(surfaceOf(outline)).toBe(100);
  expect(standingArea({ id: 'floor', name: 'Floor', category: 'gold', outline })).toMatchObject({ capacity: 90 });
  expect(lengthOf(minus([3, 4], [0, 0]))).toBe(5);
});
