import { longestRefundDays } from '@event-planner/contracts/postponement';
import { EventState } from '@event-planner/contracts/event';
import { expect, test } from 'vitest';
import { type Action, decideRefundUntil, decideTransition, isEditable, transitions } from './rules.ts';

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

test('tickets may be given back for two weeks unless somebody says otherwise, for no longer than a year and not until a moment that is over', () => {
  const now = new Date('2030-06-01T10:00:00Z');
  const until = (days: number) => decideRefundUntil({ refundUntil: new Date(now.getTime() + days * 86_400_000).toISOString() }, now);
  for (const form of [undefined, {}]) expect(decideRefundUntil(form, now)?.toISOString()).toBe('2030-06-15T10:00:00.000Z');
  expect(until(1)?.toISOString()).toBe('2030-06-02T10:00:00.000Z');
  expect([until(0), until(-1), until(longestRefundDays + 1)]).toEqual([undefined, undefined, undefined]);
});
