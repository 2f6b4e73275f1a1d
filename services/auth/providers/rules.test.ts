import { expect, test } from 'vitest';
import { nameOf } from './rules.ts';

test.each([
  ['Ada Lovelace', 'Ada Lovelace'],
  [undefined, 'ada'],
  ['  ', 'ada'],
  ['Ada\r\nBcc: all@example.test', 'ada'],
  ['A'.repeat(500), 'A'.repeat(200)],
])('somebody whom the provider calls %j is called %j', (name, called) => {
  expect(nameOf({ name }, 'ada@example.test')).toBe(called);
});
