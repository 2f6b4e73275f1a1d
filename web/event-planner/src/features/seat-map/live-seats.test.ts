import { decodeUpdate, encodeDelta, encodeSnapshot } from '@event-planner/contracts/live';
import { expect, test } from 'vitest';
import { applyUpdate, type LiveSeats, markHeld, stateOf } from './live-seats.ts';

const after = (live: LiveSeats | undefined, update: Parameters<typeof applyUpdate>[1]): LiveSeats => {
  const applied = applyUpdate(live, update);
  if (applied.kind !== 'applied') throw new Error(applied.kind);
  return applied.live;
};
const start = after(undefined, { kind: 'snapshot', seq: 7, states: ['free', 'held', 'sold', 'blocked', 'free'] });

test('a snapshot says all, also when it came over the wire', () => {
  const states = ['free', 'held', 'sold', 'blocked', 'free'] as const;
  const wired = after(undefined, decodeUpdate(encodeSnapshot(7, states), states.length));
  expect(states.map((_, index) => stateOf(wired, index))).toEqual(states);
});

test('a delta changes its seats, the last word on a seat counting', () => {
  const applied = applyUpdate(
    start,
    decodeUpdate(
      encodeDelta(8, [
        [0, 'held'],
        [1, 'sold'],
        [0, 'free'],
        [4, 'held'],
      ]),
      5,
    ),
  );
  expect(applied).toMatchObject({ kind: 'applied', changed: [0, 1, 0, 4] });
  expect(applied.kind === 'applied' && [0, 1, 2, 3, 4].map(index => stateOf(applied.live, index))).toEqual([
    'free',
    'sold',
    'sold',
    'blocked',
    'held',
  ]);
});

test('a delta does not change the state it was applied to', () => {
  applyUpdate(start, { kind: 'delta', seq: 8, changes: [[0, 'sold']] });
  expect(stateOf(start, 0)).toBe('free');
});

test('a missed delta is a gap, an old one is nothing, and a snapshot mends both', () => {
  expect(applyUpdate(start, { kind: 'delta', seq: 9, changes: [] }).kind).toBe('gap');
  expect(applyUpdate(start, { kind: 'delta', seq: 7, changes: [[0, 'sold']] }).kind).toBe('old');
  expect(applyUpdate(undefined, { kind: 'delta', seq: 1, changes: [] }).kind).toBe('gap');
  expect(after(start, { kind: 'snapshot', seq: 3, states: ['sold'] }).seq).toBe(3);
});

test('seats outside the plan are ignored', () => {
  expect(after(start, { kind: 'delta', seq: 8, changes: [[99, 'sold']] }).codes).toHaveLength(5);
});

test('seats named by a refusal turn held, even before anything was told', () => {
  expect(stateOf(markHeld(undefined, [2], 5), 2)).toBe('held');
  expect(stateOf(markHeld(start, [2], 5), 2)).toBe('sold');
});
