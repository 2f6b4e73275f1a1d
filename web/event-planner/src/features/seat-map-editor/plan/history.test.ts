import { expect, test } from 'vitest';
import { moveItems } from './arrange.ts';
import { canRedo, canUndo, current, type History, jumpedTo, record, redone, startHistory, undone } from './history.ts';
import { noSelection } from './selection.ts';
import { rowOf, threeRows } from './test-plan.ts';

const { plan, keys } = threeRows();
const started: History = startHistory('start', plan);
const step = (name: string, by: number, group?: string) => ({ name, plan: moveItems(plan, keys, [by, 0]), selection: noSelection, group });

test('what is undone can be redone, until something else is done', () => {
  const two = record(record(started, step('one', 1)), step('two', 2));
  expect(current(undone(two)).name).toBe('one');
  expect(current(redone(undone(two)))).toBe(current(two));
  const other = record(undone(two), step('three', 3));
  expect([canRedo(other), other.steps.map(({ name }) => name)]).toEqual([false, ['start', 'one', 'three']]);
});

test('the steps of one drag are one step', () => {
  const dragged = [1, 2, 3].reduce((history, by) => record(history, step('move', by, 'drag 1')), started);
  expect(dragged.steps.length).toBe(2);
  expect(rowOf(current(dragged).plan, 0).from[0]).toBe(3);
  expect(current(undone(dragged)).plan).toBe(plan);
});

test('a drag never merges into how it all began, and a history does not grow for ever', () => {
  const grouped = record({ ...started, steps: [{ name: 'start', plan, selection: noSelection, group: 'a' }] }, step('move', 1, 'a'));
  expect(grouped.steps.length).toBe(2);
  const long = Array.from({ length: 500 }, (_, by) => by).reduce((history, by) => record(history, step('move', by)), started);
  expect([long.steps.length, current(long).plan === long.steps.at(-1)?.plan]).toEqual([200, true]);
});

test('one can jump to any step, and nowhere else', () => {
  const two = record(record(started, step('one', 1)), step('two', 2));
  expect(current(jumpedTo(two, 0)).name).toBe('start');
  expect(jumpedTo(two, 3)).toBe(two);
  expect([canUndo(started), undone(started)]).toEqual([false, started]);
});

test('plans share what a step leaves alone', () => {
  const one = rowOf(plan, 0);
  const moved = moveItems(plan, new Set([rowOf(plan, 1).key]), [1, 0]);
  expect(rowOf(moved, 0)).toBe(one);
  expect(rowOf(moved, 1)).not.toBe(rowOf(plan, 1));
});
