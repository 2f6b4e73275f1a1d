import { expect, test } from 'vitest';
import { amountText, parseMoney, parsePercent, plainMoney, plainPercent } from './amounts.ts';

test.each([
  ['12', 'EUR', 1200],
  ['12.5', 'EUR', 1250],
  ['12,50', 'EUR', 1250],
  ['1 200', 'EUR', 120_000],
  ['0', 'EUR', 0],
  ['1200', 'JPY', 1200],
  ['1.250', 'KWD', 1250],
  ['1.005', 'EUR', undefined],
  ['0,05', 'EUR', 5],
  ["1'200.00", 'CHF', 120_000],
  ['1’200', 'CHF', 120_000],
  ['9999999999', 'EUR', undefined],
  ['12.345', 'EUR', undefined],
  ['12.5', 'JPY', undefined],
  ['-3', 'EUR', undefined],
  ['', 'EUR', undefined],
  ['twelve', 'EUR', undefined],
])('%j in %s is %s', (text, currency, minor) => {
  expect(parseMoney(text, currency)).toBe(minor);
});

test('an amount that was written into a field is read out of it again', () => {
  for (const [minor, currency] of [
    [1, 'EUR'],
    [1250, 'EUR'],
    [7, 'JPY'],
    [1005, 'KWD'],
  ] as const)
    expect(parseMoney(plainMoney(minor, currency), currency)).toBe(minor);
});

test('percentages keep four digits after the point', () => {
  expect([parsePercent('19'), parsePercent('9,975'), parsePercent('7 %'), parsePercent('101'), parsePercent('x')]).toEqual([
    1900,
    997.5,
    700,
    undefined,
    undefined,
  ]);
  expect([plainPercent(1900), plainPercent(997.5)]).toEqual(['19', '9.975']);
});

test('what a buyer’s field shows is read back as it was', () => {
  for (const [minor, currency, locale] of [
    [1250, 'EUR', 'de-DE'],
    [123_400, 'EUR', 'en-GB'],
    [5, 'EUR', 'fr-FR'],
    [500, 'JPY', 'en-GB'],
    [1234, 'KWD', 'en-GB'],
  ] as const)
    expect(parseMoney(amountText(minor, currency, locale), currency)).toBe(minor);
});
