import { expect, test } from 'vitest';
import { readGuests } from './guest-lines.ts';

test('a list is read as people write it: commas, semicolons or tabs, in any order, with empty lines between', () => {
  const text = 'Ann Lee, ann@example.test, 2\n\nbob@example.test\r\n"Cy";3\nDee\tdee@example.test\n , ;';
  expect(readGuests(text)).toEqual([
    { name: 'Ann Lee', email: 'ann@example.test', quantity: 2 },
    { name: 'bob@example.test', email: 'bob@example.test' },
    { name: 'Cy', quantity: 3 },
    { name: 'Dee', email: 'dee@example.test' },
  ]);
});
