import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asDollars, dollars, inDollars, microDollars, sumOf } from './money.ts';

test('an amount that is no whole number of micro-dollars is refused with its value', () => {
  expect(() => microDollars(0.5)).toThrow('0.5 is not an amount of money');
  expect(() => microDollars(Number.NaN)).toThrow('NaN');
});

test('the order of a sum does not matter, as it would for dollars in floating point', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 100_000, noNaN: true })), prices => {
      const amounts = prices.map(price => dollars(price));
      expect(sumOf(amounts.toReversed())).toBe(sumOf(amounts));
    }),
  );
  expect(inDollars(sumOf([dollars(0.1), dollars(0.2)]))).toBe(0.3);
});

test.each([
  [1234.5, '1,234.50'],
  [0.004, '0.0040'],
  [0, '0.00'],
  [-7.25, '-7.25'],
])('%d is written %s', (amount, text) => {
  expect(asDollars(dollars(amount))).toBe(text);
});
