import { expect, test } from 'vitest';
import { leavesAWayIn, nameOf } from './rules.ts';

test.each([
  ['Ada Lovelace', 'Ada Lovelace'],
  [undefined, 'ada'],
  ['  ', 'ada'],
  ['Ada\r\nBcc: all@example.test', 'ada'],
  ['A'.repeat(500), 'A'.repeat(200)],
])('somebody whom the provider calls %j is called %j', (name, called) => {
  expect(nameOf({ name }, 'ada@example.test')).toBe(called);
});

test.each([
  [{ hasPassword: false, hasPasskey: false, identities: 1 }, false],
  [{ hasPassword: false, hasPasskey: false, identities: 2 }, true],
  [{ hasPassword: true, hasPasskey: false, identities: 1 }, true],
  [{ hasPassword: false, hasPasskey: true, identities: 1 }, true],
])('of %o one can be unlinked: %s', (ways, isAllowed) => {
  expect(leavesAWayIn(ways)).toBe(isAllowed);
});
