import { expect, test } from 'vitest';
import { difference } from './difference.ts';

const types = (price: number, ...rest: readonly object[]) => ({
  tickets: { types: [{ id: 'a', name: 'Balcony', price, hidden: false }, ...rest] },
});

test.each<[string, unknown, unknown, unknown]>([
  ['nothing', { a: 1, b: [1] }, { a: 1, b: [1] }, { before: null, after: null }],
  ['a field', { a: 1, b: 2 }, { a: 1, b: 3 }, { before: { b: 2 }, after: { b: 3 } }],
  ['a field that is new', { a: 1 }, { a: 1, b: null }, { before: null, after: { b: null } }],
  [
    'a field of a named thing in a list',
    types(10),
    types(12),
    { before: { 'tickets.types.Balcony.price': 10 }, after: { 'tickets.types.Balcony.price': 12 } },
  ],
  [
    'a thing that is new in a list',
    types(10),
    types(10, { id: 'b', name: 'Pit' }),
    { before: null, after: { 'tickets.types.Pit.id': 'b', 'tickets.types.Pit.name': 'Pit' } },
  ],
  ['a list of plain values', { days: [1, 2] }, { days: [1] }, { before: { days: [1, 2] }, after: { days: [1] } }],
  ['a thing that is gone', { place: { id: 'x' } }, { place: null }, { before: { 'place.id': 'x' }, after: null }],
  [
    'a moment',
    { at: new Date(0) },
    { at: new Date(1) },
    { before: { at: '1970-01-01T00:00:00.000Z' }, after: { at: '1970-01-01T00:00:00.001Z' } },
  ],
])('%s', (_, before, after, expected) => {
  expect(difference(before, after)).toEqual(expected);
});

test('of a thing that is new all is told, of long texts the beginning', () => {
  const { before, after } = difference(undefined, { title: 'x'.repeat(1000) });
  expect(before).toBeNull();
  expect(after?.['title']).toHaveLength(201);
});
