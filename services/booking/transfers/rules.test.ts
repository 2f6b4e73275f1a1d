import { TransferState } from '@event-planner/contracts/transfer';
import { expect, test } from 'vitest';
import { expiryOf, lifecycle, next, type Occurrence, stateAt } from './rules.ts';

const occurrences: readonly Occurrence[] = ['accept', 'decline', 'withdraw'];

test('an open offer is settled once, and nothing follows what is over', () => {
  expect(Object.keys(lifecycle).toSorted()).toEqual(TransferState.options.toSorted());
  const possible = TransferState.options.flatMap(state =>
    occurrences.flatMap(of => (next(state, of) ? [`${state} ${of} ${next(state, of)}`] : [])),
  );
  expect(possible).toEqual(['open accept accepted', 'open decline declined', 'open withdraw withdrawn']);
});

const now = new Date('2030-06-01T10:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);

test.each(TransferState.options.flatMap(state => [true, false].flatMap(complete => [-1, 0, 1].map(days => ({ state, complete, days })))))(
  'an offer that is written as $state, complete: $complete, with $days days left',
  ({ state, complete, days }) => {
    const seen = stateAt({ state, complete, expiresAt: later(days) }, now);
    expect(seen).toBe(state !== 'open' ? state : !complete ? 'void' : days > 0 ? 'open' : 'expired');
  },
);

test('an offer lasts a week, and not beyond the terms', () => {
  expect(expiryOf(now, later(30))).toEqual(later(7));
  expect(expiryOf(now, later(2))).toEqual(later(2));
});
