import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor, type Place } from './cursor.ts';
import { searchWords } from './rules.ts';

const id = '0190a5b0-0000-7000-8000-000000000000';

test.each<Place>([
  { sort: 'date', key: '2030-07-01T18:00:00.000Z', id },
  { sort: 'price', key: 2000, id },
  { sort: 'title', key: 'hamlet', id },
])('a cursor of a list by $sort comes back as it was', place => {
  expect(decodeCursor(encodeCursor(place), place.sort)).toEqual(place);
});

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test.each([
  ['nothing', ''],
  ['no JSON', Buffer.from('{').toString('base64url')],
  ['no list', encoded({ sort: 'date' })],
  ['null', encoded(null)],
  ['another sort', encoded(['price', 5, id])],
  ['too much', encoded(['date', '2030-07-01T18:00:00Z', id, 1])],
  ['no instant', encoded(['date', 'tomorrow', id])],
  ['an instant no database has', encoded(['date', '0000-01-01T00:00:00Z', id])],
  ['no id', encoded(['date', '2030-07-01T18:00:00Z', "' or true"])],
])('a cursor that holds %s is refused', (_what, cursor) => {
  expect(() => decodeCursor(cursor, 'date')).toThrow(expect.objectContaining({ code: 'invalid_cursor' }));
});

test('wildcards in a search stand for themselves, and short words are taken literally', () => {
  expect(searchWords(String.raw`100% hamlet, a_b c\d`)).toEqual([
    { word: '100%', pattern: String.raw`%100\%%`, long: true },
    { word: 'hamlet', pattern: '%hamlet%', long: true },
    { word: 'a_b', pattern: String.raw`%a\_b%`, long: false },
    { word: String.raw`c\d`, pattern: String.raw`%c\\d%`, long: false },
  ]);
});
