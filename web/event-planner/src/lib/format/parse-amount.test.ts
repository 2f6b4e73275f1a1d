import { expect, test } from 'vitest';
import { amountText, parseAmount } from './parse-amount.ts';

test.each([
  ['12', 'EUR', 1200],
  ['12.5', 'EUR', 1250],
  ['12,50', 'EUR', 1250],
  ['0,05', 'EUR', 5],
  ["1'200.00", 'CHF', 120_000],
  ['500', 'JPY', 500],
  ['1,234', 'KWD', 1234],
  ['1.5', 'JPY', undefined],
  ['12.345', 'EUR', undefined],
  ['', 'EUR', undefined],
  ['-5', 'EUR', undefined],
  ['a lot', 'EUR', undefined],
  ['9999999999', 'EUR', undefined],
])('%s in %s is %s', (text, currency, minor) => {
  expect(parseAmount(text, currency)).toBe(minor);
});

test('what the field shows is read back as it was', () => {
  for (const [minor, currency, locale] of [
    [1250, 'EUR', 'de-DE'],
    [123_400, 'EUR', 'en-GB'],
    [5, 'EUR', 'fr-FR'],
    [500, 'JPY', 'en-GB'],
    [1234, 'KWD', 'en-GB'],
  ] as const)
    expect(parseAmount(amountText(minor, currency, locale), currency)).toBe(minor);
});
