import { expect, test } from 'vitest';
import { daysOf } from '../days.ts';
import { addUp } from './rules.ts';

const now = new Date('2030-06-01T23:30:00Z');

test('without a word it is the last thirty days of the place', () => {
  const { days, timeZone } = daysOf({}, 'Europe/Berlin', now);
  expect([days.length, days[0], days.at(-1), timeZone]).toEqual([30, '2030-05-04', '2030-06-02', 'Europe/Berlin']);
  expect(daysOf({ timeZone: 'America/New_York' }, 'Europe/Berlin', now).days.at(-1)).toBe('2030-06-01');
});

test('a day is as long as the clocks make it', () => {
  const spring = daysOf({ from: '2030-03-31', to: '2030-03-31' }, 'Europe/Berlin', now).bounds;
  expect(spring.map(each => each.toISOString())).toEqual(['2030-03-30T23:00:00.000Z', '2030-03-31T22:00:00.000Z']);
  // Midnight itself is skipped.
  const cairo = daysOf({ from: '2030-04-26', to: '2030-04-26' }, 'Africa/Cairo', now).bounds;
  expect(cairo.map(each => each.toISOString())).toEqual(['2030-04-25T22:00:00.000Z', '2030-04-26T21:00:00.000Z']);
});

test.each([
  [{ from: '2030-06-02', to: '2030-06-01' }, 'are no days'],
  [{ from: '2029-06-01', to: '2030-06-02' }, 'at most 366'],
  [{ timeZone: 'Europe/Atlantis' }, 'there is no time zone Europe/Atlantis'],
])('%j is refused', (range, message) => {
  expect(() => daysOf(range, 'Europe/Berlin', now)).toThrow(message);
});

test('currencies are never added up, and what was given back is not taken off', () => {
  const of = (kind: 'sale' | 'refund', currency: string, amountMinor: number) => ({
    kind,
    origin: null,
    currency,
    amountMinor,
    orders: 1,
    admissions: 2,
  });
  expect(addUp([of('sale', 'EUR', 100), of('sale', 'CHF', 50), of('sale', 'EUR', 20), of('refund', 'EUR', 100)])).toEqual({
    orders: 3,
    tickets: 6,
    gross: [
      { currency: 'CHF', amountMinor: 50 },
      { currency: 'EUR', amountMinor: 120 },
    ],
    refundedOrders: 1,
    refundedTickets: 2,
    refunded: [{ currency: 'EUR', amountMinor: 100 }],
  });
});
