import { readFileSync } from 'node:fs';
import { BookingState } from '@event-planner/contracts/booking';
import { describe, expect, test } from 'vitest';
import { decidePayment, lifecycle, next, type Occurrence } from './rules.ts';
import { stateAt } from '../payable.ts';

const occurrences: readonly Occurrence[] = ['pay', 'reject', 'expire', 'cancel', 'end', 'move', 'refund', 'unrefund'];
const booking = { state: 'pending', paymentId: null, totalMinor: 1000, currency: 'EUR' } as const;
const paid = { paymentId: 'p1', amountMinor: 1000, currency: 'EUR' };

test('every state of the contract has its row, and every step leads to a state of the contract', () => {
  expect(Object.keys(lifecycle).toSorted()).toEqual(BookingState.options.toSorted());
  for (const state of BookingState.options)
    for (const occurrence of occurrences) expect([undefined, ...BookingState.options]).toContain(next(state, occurrence));
});

describe('a payment', () => {
  test.for<[what: string, changes: object, verdict: ReturnType<typeof decidePayment>]>([
    ['in time', {}, 'confirm'],
    ['that comes late', { state: 'expired' }, 'confirm'],
    ['for a cancelled booking', { state: 'cancelled' }, 'reject'],
    ['told again', { state: 'confirmed', paymentId: 'p1' }, 'nothing'],
    ['told again while it goes back', { state: 'refunding', paymentId: 'p1' }, 'nothing'],
    ['besides the first', { state: 'confirmed', paymentId: 'p0' }, 'send-back'],
    ['for a free booking', { state: 'confirmed', totalMinor: 0 }, 'send-back'],
    ['besides the one that a cancelled booking was paid with', { state: 'cancelled', paymentId: 'p0' }, 'send-back'],
    ['of another amount', { totalMinor: 2000 }, 'reject'],
    ['in another currency', { currency: 'GBP' }, 'reject'],
  ])('%s', ([, changes, verdict]) => {
    expect(decidePayment({ ...booking, ...changes }, paid, false)).toBe(verdict);
  });

  test('for a cancelled event goes back', () => expect(decidePayment(booking, paid, true)).toBe('reject'));
});

test('a pending booking has expired the moment its time is over', () => {
  const payBy = new Date('2030-06-01T10:15:00Z');
  expect(stateAt({ state: 'pending', payBy }, new Date('2030-06-01T10:14:59.999Z'))).toBe('pending');
  expect(stateAt({ state: 'pending', payBy }, payBy)).toBe('expired');
  expect(stateAt({ state: 'confirmed', payBy }, payBy)).toBe('confirmed');
});

test('the README draws exactly this table', () => {
  const drawn = readFileSync(new URL('../README.md', import.meta.url), 'utf8').match(/^ {2}\w+ --> \w+: \w+$/gm);
  const steps = BookingState.options.flatMap(state =>
    occurrences.flatMap(occurrence => {
      const then = next(state, occurrence);
      return then === undefined ? [] : [`  ${state} --> ${then}: ${occurrence}`];
    }),
  );
  expect(drawn?.toSorted()).toEqual(steps.toSorted());
});
