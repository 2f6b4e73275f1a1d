import { expect, test } from 'vitest';
import { searchable } from './searchable.ts';

test.each([
  ['Zürich', 'zurich'],
  ['  Große   Bühne ', 'grosse buhne'],
  ['Théâtre de l’Œuvre', 'theatre de l’oeuvre'],
  ['Łódź', 'lodz'],
  ['Þórður', 'thordur'],
  ['Işıl', 'isil'],
])('%s is searched as %s', (text, expected) => {
  expect(searchable(text)).toBe(expected);
});
