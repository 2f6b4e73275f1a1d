import { expect, test } from 'vitest';
import { fromProviderAmount, toProviderAmount } from './amounts.ts';

test.each([
  ['EUR', 1250, 1250],
  ['JPY', 1250, 1250],
  ['KWD', 1250, 1250],
  ['ISK', 1000, 100_000],
  ['UGX', 700, 70_000],
  ['USD', 99, 99],
  ['KRW', 15_000, 15_000],
])("%s: our %i are the provider's %i", (currency, amountMinor, amount) => {
  expect(toProviderAmount({ amountMinor, currency })).toBe(amount);
  expect(fromProviderAmount(amount, currency)).toBe(amountMinor);
});

test('a third decimal that is no zero cannot be charged', () => {
  expect(() => toProviderAmount({ amountMinor: 1251, currency: 'KWD' })).toThrow('cannot be charged to the last digit');
});

test('an amount that is none of ours equals nothing we asked for', () => {
  expect(Number.isInteger(fromProviderAmount(100_050, 'ISK'))).toBe(false);
});
