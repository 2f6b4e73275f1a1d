import { layOut, SeatMap } from '@event-planner/contracts/seat-map';
import { expect, test } from 'vitest';
import { type Direction, neighbourOf } from './neighbours.ts';
import { createSeatGrid } from '../../lib/seat-plan/seat-grid.ts';

const map = SeatMap.parse({
  format: 1,
  categories: [{ id: 'a', name: 'A', color: '#112233' }],
  areas: [
    {
      kind: 'seated',
      id: 'stalls',
      name: 'Stalls',
      rows: [
        { label: 'A', category: 'a', from: [0, 0], to: [9, 0], bend: 1.5, seats: 10 },
        { label: 'B', category: 'a', from: [0, 1.1], to: [9, 1.1], bend: 1.5, seats: 10 },
        { label: 'C', category: 'a', from: [0, 2.2], to: [9, 2.2], bend: 1.5, seats: 10 },
      ],
    },
    { kind: 'seated', id: 'right', name: 'Right', rows: [{ label: 'A', category: 'a', from: [14, 0], to: [18, 0], seats: 5 }] },
  ],
});
const seats = layOut(map);
const grid = createSeatGrid(seats);
const at = (id: string): number => seats.findIndex(seat => seat.id === id);
const go = (id: string, direction: Direction): string | undefined => {
  const found = neighbourOf(seats, grid, { from: at(id), direction });
  return found === undefined ? undefined : seats[found]?.id;
};

test('left and right follow a curved row from end to end', () => {
  const walked = ['stalls-A-1'];
  for (let step = 0; step < 9; step++) walked.push(go(walked.at(-1) ?? '', 'right') ?? '');
  expect(walked).toEqual(Array.from({ length: 10 }, (_, i) => `stalls-A-${i + 1}`));
});

test('up and down change the row and keep the place', () => {
  expect(go('stalls-B-5', 'up')).toBe('stalls-A-5');
  expect(go('stalls-B-5', 'down')).toBe('stalls-C-5');
});

test('a gap such as an aisle is stepped over', () => {
  expect(go('stalls-A-10', 'right')).toBe('right-A-1');
  expect(go('right-A-1', 'left')).toBe('stalls-A-10');
});

test('at the edge of the house there is no next seat', () => {
  expect(go('stalls-A-1', 'left')).toBeUndefined();
  expect(go('right-A-5', 'right')).toBeUndefined();
});

test('every seat can be reached from every other by arrows', () => {
  const reached = new Set([0]);
  const open = [0];
  for (let from = open.pop(); from !== undefined; from = open.pop())
    for (const direction of ['left', 'right', 'up', 'down'] as const) {
      const next = neighbourOf(seats, grid, { from, direction });
      if (next === undefined || reached.has(next)) continue;
      reached.add(next);
      open.push(next);
    }
  expect(reached.size).toBe(seats.length);
});
