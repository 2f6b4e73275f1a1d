import { expect, test } from 'vitest';
import { lookAgainAfter, placeOf } from './turn.ts';

const room = {
  phase: 'running',
  admittedUpTo: 40,
  ratePerMinute: 10,
  pollSeconds: 3,
  preQueueOpensAt: '2030-06-01T10:00:00.000Z',
  opensAt: '2030-06-01T10:30:00.000Z',
  at: '2030-06-01T10:40:00.000Z',
} as Parameters<typeof placeOf>[0];

test('one’s place is how many are before one, and how long that takes at the rate', () => {
  expect(placeOf(room, { number: 61 })).toMatchObject({ ahead: 20, minutes: 3 });
  expect(placeOf(room, { number: 41 })).toMatchObject({ ahead: 0, minutes: 1 });
  expect(placeOf(room, { number: 40 })).toMatchObject({ ahead: 0, minutes: 0, share: 1 });
});

test('while nobody is let in nobody is told how long it takes', () => {
  expect(placeOf({ ...room, phase: 'paused' }, { number: 61 })).toMatchObject({ ahead: 20, minutes: null });
  expect(placeOf({ ...room, phase: 'paused' }, { number: 40 })).toMatchObject({ minutes: 0 });
});

test('before the draw nobody has a place', () => {
  expect(placeOf(room, { number: null })).toBeUndefined();
});

test('one looks often where one’s turn, the draw or the room’s opening is a minute away, else rarely, as a hundred of one address may', () => {
  const after = (changes: Partial<typeof room>, number?: number | null) =>
    lookAgainAfter({ ...room, ...changes }, number === undefined ? undefined : { number });
  expect([after({}, 40), after({}, 50), after({}, 51), after({}, null), after({})]).toEqual([3, 3, 15, 3, 15]);
  expect([after({ phase: 'paused' }, 51), after({ phase: 'paused' }, 40)]).toEqual([15, 3]);
  expect([
    after({ phase: 'gathering', at: '2030-06-01T10:20:00.000Z' }, null),
    after({ phase: 'gathering', at: '2030-06-01T10:29:10.000Z' }, null),
  ]).toEqual([15, 3]);
  expect([
    after({ phase: 'scheduled', at: '2030-06-01T09:00:00.000Z' }),
    after({ phase: 'scheduled', at: '2030-06-01T09:59:10.000Z' }),
  ]).toEqual([15, 3]);
  expect(after({ pollSeconds: 20 }, 51)).toBe(20);
});
