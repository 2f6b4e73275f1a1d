import { expect, test } from 'vitest';
import { describeTimeZone } from './time-zone.ts';

test('a zone is described by its changes of clocks around the event', () => {
  expect(describeTimeZone('Europe/Berlin', new Date('2030-07-06T18:00:00Z')).split('\r\n')).toEqual([
    'BEGIN:VTIMEZONE',
    'TZID:Europe/Berlin',
    'BEGIN:DAYLIGHT',
    'DTSTART:20300331T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'END:DAYLIGHT',
    'BEGIN:STANDARD',
    'DTSTART:20301027T030000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:20310330T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ]);
});

test('every change of clocks between the first and the last of several entries is described', () => {
  const described = describeTimeZone('Europe/Berlin', new Date('2030-07-06T18:00:00Z'), new Date('2032-01-01T18:00:00Z'));
  expect(described.match(/DTSTART:\d+/g)).toEqual(
    ['20300331', '20301027', '20310330', '20311026', '20320328', '20321031'].map(day => `DTSTART:${day}`),
  );
});

test('zones without changes, and UTC, have a description too', () => {
  expect(describeTimeZone('Asia/Tokyo', new Date('2030-07-06T18:00:00Z'))).toContain('TZOFFSETTO:+0900');
  expect(describeTimeZone('UTC', new Date('2030-07-06T18:00:00Z'))).toContain('TZOFFSETTO:+0000');
});
