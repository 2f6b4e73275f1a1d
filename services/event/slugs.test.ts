import { expect, test } from 'vitest';
import { freeSlug, slugOf } from './slugs.ts';

test.each([
  ['Théâtre d’été', 'theatre-d-ete'],
  ['  Große   Bühne! ', 'grosse-buhne'],
  ['100 % Łódź', '100-lodz'],
  ['東京', 'event'],
  ['---', 'event'],
  ['a'.repeat(200), 'a'.repeat(100)],
  [`${'a'.repeat(99)} b`, 'a'.repeat(99)],
])('%s is at %s', (name, slug) => {
  expect(slugOf(name, 'event')).toBe(slug);
});

test('a slug that is taken gets the first free number', () => {
  expect(freeSlug('hamlet', new Set())).toBe('hamlet');
  expect(freeSlug('hamlet', new Set(['hamlet', 'hamlet-3', 'hamlet-x']))).toBe('hamlet-2');
  expect(freeSlug('hamlet', new Set(['hamlet', 'hamlet-2', 'hamlet-3']))).toBe('hamlet-4');
});
