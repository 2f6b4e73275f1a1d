import { describe, expect, test } from 'vitest';
import { decidePayment } from './rules.ts';
import { stateAt } from '../payable.ts';

const booking = { state: 'pending', paymentId: null, totalMinor: 1000, currency: 'EUR' } as const;
const paid = { paymentId: 'p1', amountMinor: 1000, currency: 'EUR' };

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
