import { expect, test } from 'vitest';
import { etagOf, namesTag } from './etag.ts';

test.each([
  [undefined, false],
  ['"7"', true],
  ['W/"7"', true],
  ['"6", "7"', true],
  ['*', true],
  ['"70"', false],
  ['7', false],
])('the header %j names version 7: %s', (header, named) => {
  expect(namesTag(header, etagOf(7))).toBe(named);
});
