import { expect, test } from 'vitest';
import { instantOf, isTimeZone, localTimeOf } from './local-time.ts';

test.each([
  ['a summer evening', '2030-07-01T20:00', 'Europe/Berlin', '2030-07-01T18:00:00.000Z'],
  ['a winter evening', '2030-01-01T20:00', 'Europe/Berlin', '2030-01-01T19:00:00.000Z'],
  ['a time that the clocks skip', '2030-03-31T02:30', 'Europe/Berlin', '2030-03-31T01:30:00.000Z'],
  ['a time that is there twice', '2030-10-27T02:30', 'Europe/Berlin', '2030-10-27T00:30:00.000Z'],
  ['half an hour off', '2030-07-01T20:00', 'Asia/Kolkata', '2030-07-01T14:30:00.000Z'],
  ['a day that is skipped', '2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z'],
])('%s is that instant', (_what, localTime, timeZone, instant) => {
  expect(instantOf(localTime, timeZone)?.toISOString()).toBe(instant);
});

test.each([
  ['2030-02-30T20:00', 'Europe/Berlin'],
  ['2030-04-31T20:00', 'Europe/Berlin'],
  ['2030-07-01T20:00', 'Europe/Atlantis'],
])('there is no %s in %s', (localTime, timeZone) => {
  expect(instantOf(localTime, timeZone)).toBeUndefined();
});

test('a moved date keeps its hour over a change of clocks', () => {
  const hours = ['2030-03-30', '2030-03-31', '2030-10-26', '2030-10-27'].map(day => instantOf(`${day}T20:00`, 'Europe/Berlin'));
  expect(hours.map(instant => localTimeOf(instant?.toISOString() ?? '', 'Europe/Berlin').slice(11))).toEqual(Array(4).fill('20:00'));
});

test.each([
  ['Europe/Berlin', true],
  ['UTC', true],
  ['America/Argentina/Buenos_Aires', true],
  ['Europe/Atlantis', false],
  ['+02:00', false],
  ['', false],
  ['2030-01-01', false],
  ['../../etc/passwd', false],
])('%j is a time zone: %s', (name, expected) => {
  expect(isTimeZone(name)).toBe(expected);
});
