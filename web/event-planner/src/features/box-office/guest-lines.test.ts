import { expect, test } from 'vitest';
import { readGuests, writeGuests } from './guest-lines.ts';

test('a list is read as people write it: commas, semicolons or tabs, in any order, with empty lines between', () => {
  const text = 'Ann Lee, ann@example.test, 2\n\nbob@example.test\r\n"Cy";3\nDee\tdee@example.test\n , ;';
  expect(readGuests(text)).toEqual({
    unread: [],
    guests: [
      { name: 'Ann Lee', email: 'ann@example.test', quantity: 2 },
      { name: 'bob@example.test', email: 'bob@example.test' },
      { name: 'Cy', quantity: 3 },
      { name: 'Dee', email: 'dee@example.test' },
    ],
  });
});

test('what is no name, address or number of tickets is named with its line and not left out in silence', () => {
  const text = 'name;email;tickets\nAnn Lee; ann.example.test; 2\nLee, Bob, bob@example.test\nCy; 150';
  expect(readGuests(text).unread).toEqual([
    { line: 1, cell: 'email' },
    { line: 2, cell: 'ann.example.test' },
    { line: 3, cell: 'Bob' },
    { line: 4, cell: '150' },
  ]);
});

test('what is written is read as what it was', () => {
  const { guests } = readGuests('Ann Lee, ann@example.test, 2\nCy;3\nDee');
  expect(readGuests(writeGuests(guests))).toEqual({ guests, unread: [] });
});
