import { expect, test } from 'vitest';
import { amountText, parseMoney, parsePercent, plainMoney, plainPercent } from './amounts.ts';

test.each([
  ['12', 'EUR', 1200],
  ['12.5', 'EUR', 1250],
  ['12,50', 'EUR', 1250],
  ['1 200', 'EUR', 120_000],
  ['0', 'EUR', 0],
  ['1200', 'JPY', 1200],
  ['1.005', 'EUR', undefined],
  ['1,005', 'EUR', undefined],
  ['1.234', 'JPY', undefined],
  ['0,05', 'EUR', 5],
  ["1'200.00", 'CHF', 120_000],
  ['1’200', 'CHF', 120_000],
  ['1 234,50', 'EUR', 123_450],
  ['1.234,50', 'EUR', 123_450],
  ['1,234.50', 'EUR', 123_450],
  ['1.234.567,8', 'EUR', 123_456_780],
  ['12.34,50', 'EUR', undefined],
  ['1.234,567.89', 'EUR', undefined],
  ['1.234,567', 'EUR', undefined],
  ['1.234.567', 'EUR', undefined],
  ['9999999999', 'EUR', undefined],
  ['12.345', 'EUR', undefined],
  ['12.5', 'JPY', undefined],
  ['-3', 'EUR', undefined],
  ['', 'EUR', undefined],
  ['twelve', 'EUR', undefined],
])('%j in %s is %s, in whichever language it is typed', (text, currency, minor) => {
  for (const locale of ['en-GB', 'de-DE', 'fr-FR']) expect(parseMoney(text, currency, locale)).toBe(minor);
});

test.each([
  ['1.250', 'en-GB', 1250],
  ['1,250', 'en-GB', undefined],
  ['1,250', 'de-DE', 1250],
  ['1.250', 'de-DE', undefined],
  ['1.250', 'fr-FR', undefined],
  ['1,250.5', 'de-DE', 1_250_500],
])('%j of a currency with three decimals may part thousands: in %s it is %s', (text, locale, minor) => {
  expect(parseMoney(text, 'KWD', locale)).toBe(minor);
});

test.each([
  [1250, 'EUR', 'en-GB', '12.50'],
  [1250, 'EUR', 'de-DE', '12,50'],
  [123_400, 'EUR', 'fr-FR', '1234,00'],
  [7, 'JPY', 'de-DE', '7'],
  [1250, 'CHF', 'de-CH', '12.50'],
])('%i of %s stands in a field in %s as %s', (minor, currency, locale, text) => {
  expect(plainMoney(minor, currency, locale)).toBe(text);
});

test('an amount that was written into a field is read out of it again, in every language', () => {
  for (const locale of ['en-GB', 'de-DE', 'fr-FR', 'de-CH'])
    for (const [minor, currency] of [
      [1, 'EUR'],
      [1250, 'EUR'],
      [123_400, 'EUR'],
      [7, 'JPY'],
      [1005, 'KWD'],
      [1234, 'KWD'],
    ] as const) {
      expect(parseMoney(plainMoney(minor, currency, locale), currency, locale)).toBe(minor);
      expect(parseMoney(amountText(minor, currency, locale), currency, locale)).toBe(minor);
    }
});

test('a buyer’s field shows no decimals where there are none', () => {
  expect([amountText(1200, 'EUR', 'de-DE'), amountText(1250, 'EUR', 'de-DE')]).toEqual(['12', '12,50']);
});

test('percentages keep four digits after the point', () => {
  expect([parsePercent('19'), parsePercent('9,975'), parsePercent('7 %'), parsePercent('101'), parsePercent('x')]).toEqual([
    1900,
    997.5,
    700,
    undefined,
    undefined,
  ]);
  expect([plainPercent(1900, 'en-GB'), plainPercent(997.5, 'en-GB'), plainPercent(997.5, 'de-DE')]).toEqual(['19', '9.975', '9,975']);
});
