import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut, numberAt, numberRows, rowLabels, rowLabelSchemes, type SeatNumberScheme, seatNumberSchemes } from '../seat-map.ts';
import { aMap, anArea, aRow } from './test-maps.ts';

const numbersOf = (scheme: SeatNumberScheme, rows: readonly number[], first = 1): readonly (readonly number[])[] =>
  numberRows({ scheme, rows, first }).map((numbering, at) =>
    Array.from({ length: rows[at] ?? 0 }, (_, seat) => numberAt(aRow({ seats: rows[at] ?? 0, ...numbering }), seat)),
  );

test.each<[SeatNumberScheme, number[], number[][]]>([
  [
    'left_to_right',
    [3, 2],
    [
      [1, 2, 3],
      [1, 2],
    ],
  ],
  [
    'right_to_left',
    [3, 2],
    [
      [3, 2, 1],
      [2, 1],
    ],
  ],
  ['odd', [3], [[1, 3, 5]]],
  ['odd_from_right', [3], [[5, 3, 1]]],
  ['even', [3], [[2, 4, 6]]],
  ['even_from_right', [3], [[6, 4, 2]]],
  [
    'centre_out',
    [5, 4],
    [
      [5, 3, 1, 2, 4],
      [3, 1, 2, 4],
    ],
  ],
  [
    'continuous',
    [3, 2, 2],
    [
      [1, 2, 3],
      [4, 5],
      [6, 7],
    ],
  ],
  [
    'continuous_winding',
    [3, 2, 2],
    [
      [1, 2, 3],
      [5, 4],
      [6, 7],
    ],
  ],
])('%s numbers %j as %j', (scheme, rows, expected) => {
  expect(numbersOf(scheme, rows)).toEqual(expected);
});

test('whatever the scheme, no number is twice in a row, and continuous ones are in none twice', () => {
  const rows = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.constantFrom(...seatNumberSchemes), rows, fc.integer({ min: 0, max: 99 }), (scheme, counts, first) => {
      const numbers = numbersOf(scheme, counts, first);
      for (const row of numbers) expect(new Set(row).size).toBe(row.length);
      expect(numbers.flat().every(number => number >= first)).toBe(true);
      if (scheme.startsWith('continuous')) expect(new Set(numbers.flat()).size).toBe(numbers.flat().length);
    }),
  );
});

test('rows are labelled with or without I and O, from the front or from the back', () => {
  expect(rowLabels({ scheme: 'letters', rows: 27 }).slice(7)).toEqual(['H', ...Array.from('JKLMNPQRSTUVWXYZ'), 'AA', 'AB', 'AC']);
  expect(rowLabels({ scheme: 'letters', rows: 28, skipsIAndO: false }).slice(25)).toEqual(['Z', 'AA', 'AB']);
  expect(rowLabels({ scheme: 'doubled_letters', rows: 26 }).slice(23)).toEqual(['Z', 'AA', 'BB']);
  expect(rowLabels({ scheme: 'numbers', rows: 3, start: 9 })).toEqual(['10', '11', '12']);
  expect(rowLabels({ scheme: 'numbers', rows: 3, reversed: true })).toEqual(['3', '2', '1']);
});

test('no scheme labels two rows alike, as many as a map may have', () => {
  for (const scheme of rowLabelSchemes)
    for (const skipsIAndO of [true, false]) expect(new Set(rowLabels({ scheme, rows: 500, skipsIAndO })).size).toBe(500);
});

test('a numbering is part of a row as it stands', () => {
  const [numbering] = numberRows({ scheme: 'centre_out', rows: [5] });
  const map = aMap({ areas: [anArea({ rows: [aRow({ seats: 5, to: [4, 0], ...numbering })] })] });
  expect(layOut(map).map(seat => seat.number)).toEqual([5, 3, 1, 2, 4]);
});
