import { expect, test } from 'vitest';
import { moveItems } from '../plan/arrange.ts';
import { removeItems } from '../plan/plan.ts';
import { rowOf, threeRows } from '../plan/test-plan.ts';
import { changedBox } from './changed-box.ts';

const { plan, keys } = threeRows();
const first = new Set([rowOf(plan, 0).key]);

test('only where something was or is now is drawn anew', () => {
  expect(changedBox(plan, moveItems(plan, first, [0, -5]))).toMatchObject({ top: -5.45 - 1.6, bottom: 0.45 + 1.6 });
  expect(changedBox(plan, removeItems(plan, first))).toMatchObject({ top: -0.45 - 1.6, bottom: 0.45 + 1.6 });
  expect(changedBox(plan, plan)).toBeUndefined();
});

test('another colour of a category is everywhere', () => {
  expect(changedBox(plan, { ...plan, categories: [...plan.categories] })).toBe('all');
  expect(keys.size).toBe(3);
});
