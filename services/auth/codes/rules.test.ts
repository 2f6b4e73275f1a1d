import { expect, test } from 'vitest';
import { type CodeVerdict, decideCode } from './rules.ts';

const now = new Date('2030-06-01T10:00:00Z');
const later = new Date('2030-06-01T10:00:01Z');

test.each<[string, { triesLeft: number; expiresAt: Date; matches: boolean }, CodeVerdict]>([
  ['right, in time, with tries left', { triesLeft: 1, expiresAt: later, matches: true }, 'accepted'],
  ['wrong', { triesLeft: 5, expiresAt: later, matches: false }, 'wrong'],
  ['right, without tries left', { triesLeft: 0, expiresAt: later, matches: true }, 'dead'],
  ['right, at the moment it expires', { triesLeft: 5, expiresAt: now, matches: true }, 'dead'],
  ['wrong and expired', { triesLeft: 5, expiresAt: now, matches: false }, 'dead'],
])('a code that is %s', (_what, { matches, ...issued }, verdict) => {
  expect(decideCode(issued, { matches, now })).toBe(verdict);
});
