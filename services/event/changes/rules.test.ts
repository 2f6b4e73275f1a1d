import { EventState } from '@event-planner/contracts/event';
import { expect, test } from 'vitest';
import { type Action, decideTransition, isEditable, transitions } from './rules.ts';

const actions: readonly Action[] = ['publish', 'postpone', 'cancel', 'end'];

test('these are all the ways an event can go', () => {
  const ways = EventState.options.flatMap(from =>
    actions.flatMap(action => decideTransition(from, action) ?? []).map(to => `${from} → ${to}`),
  );
  expect(ways).toEqual([
    'draft → published',
    'published → postponed',
    'published → cancelled',
    'published → ended',
    'postponed → published',
    'postponed → cancelled',
  ]);
});

test('nothing leaves a state that is final, and nothing returns to a draft', () => {
  for (const action of actions) {
    for (const state of ['cancelled', 'ended'] as const)
      expect([decideTransition(state, action), isEditable(state)]).toEqual([undefined, false]);
    expect(Object.values<string>(transitions[action])).not.toContain('draft');
  }
});

test('every state can be reached', () => {
  const reached = new Set<string>(['draft', ...actions.flatMap(action => Object.values<string>(transitions[action]))]);
  expect([...reached].toSorted()).toEqual(EventState.options.toSorted());
});
