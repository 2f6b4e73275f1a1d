import { BookingState } from '@event-planner/contracts/booking';
import { describe, expect, test } from 'vitest';
import { decidePayment, lifecycle, next, type Occurrence, refundEnds, stateAt } from './rules.ts';

const occurrences: readonly Occurrence[] = ['pay', 'reject', 'expire', 'cancel', 'refund'];
const booking = { state: 'pending', paymentId: null, totalMinor: 1000, currency: 'EUR' } as const;
const paid = { paymentId: 'p1', amountMinor: 1000, currency: 'EUR' };

test('every state of the contract has its row, and every step leads to a state of the contract', () => {
  expect(Object.keys(lifecycle).toSorted()).toEqual(BookingState.options.toSorted());
  for (const state of BookingState.options)
    for (const occurrence of occurrences) expect([undefined, ...BookingState.options]).toContain(next(state, occurrence));
});

test('no step leads back: from refunded nothing follows, and money once received ends in confirmed or refunded', () => {
  expect(occurrences.map(occurrence => next('refunded', occurrence))).toEqual([undefined, undefined, undefined, undefined, undefined]);
  for (const state of ['pending', 'expired', 'cancelled'] as const) expect(next(state, 'reject')).toBe('refunding');
  expect(next('confirmed', 'expire') ?? next('confirmed', 'cancel') ?? next('confirmed', 'reject')).toBeUndefined();
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
    ['of another amount', { totalMinor: 2000 }, 'reject'],
    ['in another currency', { currency: 'GBP' }, 'reject'],
  ])('%s', ([, changes, verdict]) => {
    expect(decidePayment({ ...booking, ...changes }, paid, false)).toBe(verdict);
  });

  test('for a cancelled event goes back', () => expect(decidePayment(booking, paid, true)).toBe('reject'));
});

test('only a refund of the whole payment the booking stands on ends it', () => {
  const confirmed = { ...booking, state: 'confirmed', paymentId: 'p1' } as const;
  expect(refundEnds(confirmed, paid)).toBe(true);
  expect(refundEnds(confirmed, { ...paid, amountMinor: 999 })).toBe(false);
  expect(refundEnds(confirmed, { ...paid, paymentId: 'p2' })).toBe(false);
  expect(refundEnds({ ...confirmed, state: 'refunding' }, paid)).toBe(true);
  expect(refundEnds({ ...confirmed, state: 'refunded' }, paid)).toBe(false);
});

test('a pending booking has expired the moment its time is over', () => {
  const payBy = new Date('2030-06-01T10:15:00Z');
  expect(stateAt({ state: 'pending', payBy }, new Date('2030-06-01T10:14:59.999Z'))).toBe('pending');
  expect(stateAt({ state: 'pending', payBy }, payBy)).toBe('expired');
  expect(stateAt({ state: 'confirmed', payBy }, payBy)).toBe('confirmed');
});
