import { expect, test } from 'vitest';
import { idOf, slugOf } from './ids.ts';
import { createRandom } from './random.ts';

test('the same key gives the same numbers, another key others', () => {
  const draw = (key: string) => {
    const random = createRandom(key);
    return Array.from({ length: 5 }, () => random.next());
  };
  expect(draw('a')).toEqual(draw('a'));
  expect(draw('a')).not.toEqual(draw('b'));
});

test('whole numbers reach both ends and nothing beyond', () => {
  const random = createRandom('dice');
  expect(new Set(Array.from({ length: 500 }, () => random.int(1, 6)))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
});

test('shuffling keeps every item', () => {
  const list = Array.from({ length: 50 }, (_, at) => at);
  const shuffled = createRandom('cards').shuffle(list);
  expect(shuffled).not.toEqual(list);
  expect(shuffled.toSorted((a, b) => a - b)).toEqual(list);
});

test('an id is a version 5 UUID that depends on its name alone', () => {
  expect(idOf('event hamlet-london')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(idOf('a')).toBe(idOf('a'));
  expect(idOf('a')).not.toBe(idOf('b'));
});

test.each([
  ['Café à la carte!', 'cafe-a-la-carte'],
  ['Große Elbstraße', 'grosse-elbstrasse'],
  ['  Rock ’n’ Roll ', 'rock-n-roll'],
  ['København', 'kobenhavn'],
])('%s becomes %s', (text, slug) => {
  expect(slugOf(text)).toBe(slug);
});
