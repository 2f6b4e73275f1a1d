import { expect, test } from 'vitest';
import { moveItems } from '../plan/arrange.ts';
import { ofItems } from '../plan/selection.ts';
import { rowOf, threeRows } from '../plan/test-plan.ts';
import { duplicateSelected, nudge, removeSelected } from './editing.ts';
import { createEditor, isDirty } from './editor.ts';

const begin = () => {
  const { plan, keys } = threeRows();
  const editor = createEditor(plan, { saved: plan });
  editor.select(ofItems(keys));
  return { editor, keys, plan };
};

test('what changes nothing is no step', () => {
  const { editor, keys } = begin();
  expect(editor.apply('move', plan => moveItems(plan, keys, [0, 0]))).toBe(false);
  expect([editor.state.history.steps.length, isDirty(editor.state)]).toEqual([1, false]);
});

test('presses of an arrow key in a row are undone together; after another selection they are a step of their own', () => {
  const { editor, keys, plan } = begin();
  for (let press = 0; press < 5; press++) nudge(editor, [1, 0]);
  expect(editor.state.history.steps.length).toBe(2);
  editor.select(ofItems([rowOf(plan, 0).key]));
  nudge(editor, [1, 0]);
  editor.undo();
  editor.undo();
  expect(editor.state.plan).toBe(plan);
  expect(keys.size).toBe(3);
});

test('undo gives back what was deleted, selected as it was; redo takes it again', () => {
  const { editor, plan } = begin();
  duplicateSelected(editor);
  removeSelected(editor);
  expect([editor.state.plan.items.length, editor.state.selection.items.size]).toEqual([3, 0]);
  editor.undo();
  expect([editor.state.plan.items.length, editor.state.selection.items.size]).toEqual([6, 3]);
  expect(editor.state.said).toMatchObject({ step: 'delete', how: 'undone' });
  editor.redo();
  expect(editor.state.plan.items.length).toBe(plan.items.length);
});

test('what was saved is clean, what was done since is not', () => {
  const { editor } = begin();
  nudge(editor, [1, 0]);
  const { plan } = editor.state;
  nudge(editor, [0, 1]);
  editor.markSaved(plan);
  expect(isDirty(editor.state)).toBe(true);
});

test('a preview is shown and never done; anything else that happens ends it', () => {
  const { editor, keys, plan } = begin();
  editor.preview(moveItems(plan, keys, [5, 5]));
  expect(editor.state.plan).toBe(plan);
  editor.select(ofItems([]));
  expect(editor.state.preview).toBeUndefined();
});
