import { expect, test } from 'vitest';
import { calendarFor } from './calendar.ts';

const booking = (timeZone: string, startsAt: string, endsAt: string) =>
  calendarFor(
    {
      bookingId: 'b',
      userId: 'u',
      eventId: 'e',
      totalMinor: 0,
      currency: 'EUR',
      reference: 'ABCD2345',
      email: 'a@example.test',
      attendeeName: 'Ada',
      eventTitle: 'Songs; and, more\nBEGIN:VEVENT',
      eventSlug: 'songs',
      startsAt,
      endsAt,
      timeZone,
      venueName: 'Halle 5',
      venueAddress: 'Am Ufer 1',
      organizerName: 'N',
      lines: [],
      tickets: [],
    },
    { webUrl: 'http://localhost:8080', now: new Date('2030-06-01T10:00:00Z') },
  ).toString();

test('the entry is at the hour the clocks of the venue show, in its zone', () => {
  const entry = booking('Europe/Berlin', '2030-07-06T18:00:00.000Z', '2030-07-06T20:30:00.000Z');
  expect(entry).toContain('DTSTART;TZID=Europe/Berlin:20300706T200000');
  expect(entry).toContain('DTEND;TZID=Europe/Berlin:20300706T223000');
  expect(entry).toContain('DTSTAMP:20300601T100000Z');
  expect(entry).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin');
  expect(entry).toContain('UID:b@event-planner');
  expect(entry.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  expect(entry.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
});

test('UTC needs no zone', () => {
  expect(booking('UTC', '2030-07-06T18:00:00.000Z', '2030-07-06T20:30:00.000Z')).toContain('DTSTART:20300706T180000Z');
});
