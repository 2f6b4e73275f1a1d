import { expect, test } from 'vitest';
import { planColors } from '../../lib/seat-plan/plan-colors.ts';
import type { Scene } from './scene.ts';
import { changedBetween } from './scene-changes.ts';

const scene: Scene = {
  live: { seq: 1, codes: Uint8Array.of(0, 1, 2, 0) },
  selected: new Set([0]),
  focused: undefined,
  sold: new Set(['a']),
  colors: planColors.light,
};

test('the same scene changes nothing', () => {
  expect(changedBetween(scene, { ...scene })).toEqual([]);
});

test('only the seats that differ are drawn anew', () => {
  const after = { ...scene, live: { seq: 2, codes: Uint8Array.of(0, 1, 2, 1) }, selected: new Set([2]), focused: 1 };
  const changed = changedBetween(scene, after);
  expect(changed).toHaveLength(4);
  expect(changed).toEqual(expect.arrayContaining([0, 1, 2, 3]));
});

test('another theme and the first scene are drawn as a whole', () => {
  expect(changedBetween(undefined, scene)).toBe('all');
  expect(changedBetween(scene, { ...scene, colors: planColors.dark })).toBe('all');
  expect(changedBetween({ ...scene, live: undefined }, scene)).toBe('all');
});
