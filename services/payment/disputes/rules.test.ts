import type { DisputeState } from '@event-planner/contracts/disputes';
import { expect, test } from 'vitest';
import { isNews } from './rules.ts';

const second = (n: number) => new Date(Date.UTC(2030, 5, 1, 10, 0, n));

test.each<[DisputeState, number, DisputeState, number, boolean]>([
  ['needs_response', 1, 'under_review', 2, true],
  ['needs_response', 2, 'under_review', 1, false],
  ['under_review', 2, 'won', 1, true],
  ['under_review', 1, 'needs_response', 1, true],
  // What we asked for is answered late: meanwhile the bank has decided.
  ['won', 1, 'under_review', 2, false],
  ['lost', 1, 'needs_response', 2, false],
  ['lost', 1, 'won', 2, true],
  ['won', 1, 'won', 1, false],
  // Asked about, let go, and then disputed after all.
  ['warning_closed', 1, 'needs_response', 2, true],
])('known as %s since second %i, told %s in second %i: %s', (known, since, state, at, isIt) => {
  expect(isNews({ state: known, providerSaidAt: second(since) }, state, second(at))).toBe(isIt);
});
