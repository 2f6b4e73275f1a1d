import type { Booking } from '@event-planner/contracts/booking';
import type { Credit } from '@event-planner/contracts/credit';
import { expect, test } from 'vitest';
import { isPlanNew, planCredit, requestOf, usableCredits } from './credit-plan.ts';
import type { Payable } from './pay-all.ts';

const payable = (id: string, totalMinor: number, change: Partial<Payable> & { readonly currency?: string } = {}): Payable => ({
  booking: { id, totalMinor, currency: change.currency ?? 'EUR' } as Booking,
  clientSecret: `secret of ${id}`,
  organizerId: 'theatre',
  creditMinor: 0,
  ...change,
});
const credit = (organizerId: string, availableMinor: number, currency = 'EUR'): Credit => ({
  organizerId,
  organizerName: organizerId,
  currency,
  balanceMinor: availableMinor,
  reservedMinor: 0,
  availableMinor,
});

test('each credit pays what is of its organizer and in its currency, in order, as far as it goes', () => {
  const open = [payable('a', 800), payable('b', 3000, { organizerId: 'club' }), payable('c', 3000), payable('d', 500, { currency: 'USD' })];
  const usable = usableCredits(open, [credit('theatre', 1000), credit('club', 9000), credit('theatre', 0, 'USD'), credit('museum', 700)]);
  expect(usable.map(({ key, availableMinor, usedMinor }) => [key, availableMinor, usedMinor])).toEqual([
    ['theatre EUR', 1000, 1000],
    ['club EUR', 9000, 3000],
  ]);
  expect([...planCredit(open, usable)]).toEqual([
    ['a', 800],
    ['b', 3000],
    ['c', 200],
    ['d', 0],
  ]);
  expect(requestOf(open, usable.slice(0, 1))).toEqual({
    bookingIds: ['a', 'b', 'c', 'd'],
    credits: [{ organizerId: 'theatre', currency: 'EUR', creditMinor: 1000 }],
  });
});

test('what is set aside for them already is theirs to use, and nothing is said anew while that stays so', () => {
  const open = [payable('a', 800, { creditMinor: 300 }), payable('b', 800)];
  const usable = usableCredits(open, [credit('theatre', 0)]);
  expect(usable).toMatchObject([{ availableMinor: 300, usedMinor: 300 }]);
  expect(isPlanNew(open, planCredit(open, usable))).toBe(false);
  expect(isPlanNew(open, planCredit(open, []))).toBe(true);
  expect(usableCredits([], [credit('theatre', 500)])).toEqual([]);
});

test('what a card is left with it can pay, and the credit that is left over pays the next', () => {
  const open = [payable('a', 1016), payable('b', 3000)];
  expect([...planCredit(open, usableCredits(open, [credit('theatre', 1000)]))]).toEqual([
    ['a', 966],
    ['b', 34],
  ]);
});
