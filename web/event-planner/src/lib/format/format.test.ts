import { digitsOf } from '@event-planner/contracts/decimal';
import { expect, test } from 'vitest';
import { formatClock, markPassed, secondsUntil } from './countdown.ts';
import { foreignZone, formatDay, formatMoment, formatTime } from './dates.ts';
import { regionalLocale } from './locale.ts';
import { formatMoney } from './money.ts';
import { formatPercent } from './percent.ts';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

test.each([
  [1250, 'EUR', 'en-GB', '€12.50'],
  [1250, 'EUR', 'de-DE', '12,50 €'],
  [1250, 'EUR', 'fr-FR', '12,50 €'],
  [1250, 'JPY', 'en-GB', 'JP¥1,250'],
  [1250, 'KWD', 'en-GB', 'KWD 1.250'],
  [0, 'GBP', 'en-GB', '£0.00'],
  [123_456_789, 'GBP', 'en-GB', '£1,234,567.89'],
] as const)('%i minor units of %s in %s are %s', (minor, currency, locale, text) => {
  expect(plain(formatMoney(minor, currency, { locale }))).toBe(text);
});

test('whole amounts lose their zeros only where it is asked for, and others never lose cents', () => {
  expect(formatMoney(5000, 'EUR', { locale: 'en-GB', compact: true })).toBe('€50');
  expect(formatMoney(5050, 'EUR', { locale: 'en-GB', compact: true })).toBe('€50.50');
  expect([digitsOf('EUR'), digitsOf('JPY'), digitsOf('KWD')]).toEqual([2, 0, 3]);
});

test.each([
  ['en-GB', '3.5%'],
  ['de-DE', '3,5 %'],
  ['fr-FR', '3,5 %'],
] as const)('a rate in %s is written as there: %s', (locale, text) => {
  expect(plain(formatPercent(35_000, locale))).toBe(text);
});

test('moments are shown as the clock at the venue shows them', () => {
  const berlin = { timeZone: 'Europe/Berlin', locale: 'en-GB' };
  expect(formatMoment('2026-07-01T17:30:00Z', berlin)).toContain('19:30');
  expect(formatTime('2026-12-01T18:30:00Z', berlin)).toBe('19:30');
  expect(formatDay('2026-12-31T23:30:00Z', berlin)).toContain('1 January 2027');
});

test('the zone is named only where it is not the reader’s own', () => {
  const lisbon = { timeZone: 'Europe/Lisbon', locale: 'en-GB' };
  expect(foreignZone('2026-07-01T17:30:00Z', lisbon, 'Europe/Lisbon')).toBeUndefined();
  expect(foreignZone('2026-07-01T17:30:00Z', lisbon, 'Europe/London')).toBeUndefined();
  expect(foreignZone('2026-07-01T17:30:00Z', lisbon, 'Europe/Berlin')).toBeDefined();
});

test('a language is written as its reader’s country writes it', () => {
  expect(regionalLocale('de', ['en-US', 'de-CH', 'de-DE'])).toBe('de-CH');
  expect(regionalLocale('en', ['de-DE', 'en'])).toBe('en-GB');
  expect(regionalLocale('fr', [])).toBe('fr-FR');
});

test('a preference that no formatter takes is passed over', () => {
  expect(regionalLocale('en', ['en-US@posix', 'en-IE'])).toBe('en-IE');
});

test('a countdown counts started seconds and ends at none', () => {
  const end = '2026-01-01T00:10:00Z';
  expect(secondsUntil(end, Date.parse('2026-01-01T00:00:00.001Z'))).toBe(600);
  expect(secondsUntil(end, Date.parse('2026-01-01T00:11:00Z'))).toBe(0);
  expect([86_399, 3600, 600, 65, 5].map(formatClock)).toEqual(['23:59:59', '1:00:00', '10:00', '1:05', '0:05']);
});

test('a listener hears each mark once, and only the last one after a sleep', () => {
  expect(markPassed(301, 300)).toBe(300);
  expect(markPassed(300, 299)).toBeUndefined();
  expect(markPassed(400, 55)).toBe(60);
  expect(markPassed(1, 0)).toBe(0);
  expect(markPassed(0, 0)).toBeUndefined();
});
