import { expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '../ids/index.ts';
import { pageOf, readCursor } from './index.ts';

const at = new Date('2030-06-01T10:00:00.123Z');
const rows = Array.from({ length: 3 }, () => ({ at, id: newId() }));
const written = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

test('a page goes on behind its last row, and the last page nowhere', () => {
  const { items, nextCursor } = pageOf(rows, 2, row => row);
  expect([items, readCursor(nextCursor ?? '')]).toEqual([rows.slice(0, 2), rows[1]]);
  expect(pageOf(rows, 3, row => row).nextCursor).toBeNull();
  expect(readCursor(undefined)).toBeUndefined();
});

test.each([
  ['nothing', ''],
  ['no JSON', 'bm90IG91cnM'],
  ['no place', written([at.toISOString()])],
  ['no moment', written(['yesterday', newId()])],
  ['an id of another list', written([at.toISOString(), 're_1'])],
])('a cursor that holds %s was not given out', (_what, cursor) => {
  expect(() => readCursor(cursor)).toThrow(expect.objectContaining({ code: 'invalid_cursor' }));
});

test('a list whose ids are another’s says so', () => {
  expect(readCursor(written([at.toISOString(), 're_1']), z.string())).toEqual({ at, id: 're_1' });
});
