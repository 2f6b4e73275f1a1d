import { expect, test } from 'vitest';
import { changedFields, isInstant, isProgramWord, wordsOf } from './fields.ts';

test('a field is told once, with what it was and what it is', () => {
  expect(changedFields({ before: { a: 1, b: 2 }, after: { b: 3, c: 4 } })).toEqual([
    { name: 'a', before: 1, after: undefined },
    { name: 'b', before: 2, after: 3 },
    { name: 'c', before: undefined, after: 4 },
  ]);
  expect(changedFields({ before: null, after: null })).toEqual([]);
});

test.each([
  ['priceMinor', 'price'],
  ['refundUntil', 'refund until'],
  ['name_changed', 'name changed'],
])('%s reads as %s', (part, words) => expect(wordsOf(part)).toBe(words));

test('what people named is none of a program’s words', () => {
  expect(isProgramWord('priceMinor')).toBe(true);
  expect(isProgramWord('Balcony left')).toBe(false);
});

test('a moment is told from a text that begins like one', () => {
  expect(isInstant('2030-06-01T10:00:00.000Z')).toBe(true);
  expect(isInstant('2030-06-01T10:00 at the door')).toBe(false);
});
