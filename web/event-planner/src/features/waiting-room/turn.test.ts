import { expect, test } from 'vitest';
import { placeOf } from './turn.ts';

const room = { phase: 'running', admittedUpTo: 40, ratePerMinute: 10 } as Parameters<typeof placeOf>[0];

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
