import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type CalendarEntry, writeCalendar } from './calendar.ts';

const entry = (changes: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: 'hamlet@event-planner',
  sequence: 3,
  changedAt: new Date('2030-06-01T10:00:00Z'),
  startsAt: '2030-07-06T18:00:00Z',
  endsAt: '2030-07-06T20:30:00Z',
  timeZone: 'Europe/Berlin',
  summary: 'Hamlet',
  description: 'An evening.',
  location: { name: 'The House', address: '1 Long Street, Berlin' },
  url: 'https://example.test/events/hamlet',
  status: 'confirmed',
  ...changes,
});

/** As somebody else's program reads it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return { calendar, events: calendar.getAllSubcomponents('vevent').map(one => new ICAL.Event(one)) };
}

test('another program reads what was written', () => {
  const { calendar, events } = read(
    writeCalendar({ product: 'Events', name: 'The House', refreshMinutes: 60 }, [
      entry(),
      entry({ uid: 'faust@event-planner', timeZone: 'America/New_York', status: 'cancelled' }),
    ]),
  );
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('The House');
  expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT1H');
  const [hamlet, faust] = events;
  expect([hamlet?.uid, hamlet?.sequence, hamlet?.summary, hamlet?.description]).toEqual([
    'hamlet@event-planner',
    3,
    'Hamlet',
    'An evening.',
  ]);
  expect(hamlet?.location).toBe('The House\n1 Long Street, Berlin');
  expect(hamlet?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  expect(String(hamlet?.component.getFirstPropertyValue('last-modified'))).toBe('2030-06-01T10:00:00Z');
  expect(faust?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  for (const one of events) {
    expect(one.startDate.toJSDate().toISOString()).toBe('2030-07-06T18:00:00.000Z');
    expect(one.endDate.toJSDate().toISOString()).toBe('2030-07-06T20:30:00.000Z');
  }
  expect([hamlet?.startDate.hour, faust?.startDate.hour]).toEqual([20, 14]);
});

test('entries of several years stay at their hour, summer and winter', () => {
  const starts = ['2030-01-06T19:00:00Z', '2030-07-06T18:00:00Z', '2031-12-06T19:00:00Z', '2033-07-06T18:00:00Z'];
  const { events } = read(
    writeCalendar(
      { product: 'Events' },
      starts.map((startsAt, at) => entry({ uid: `${at}`, startsAt, endsAt: startsAt.replace(/T1\d/, 'T21') })),
    ),
  );
  expect(events.map(one => [one.startDate.hour, one.startDate.toJSDate().toISOString().replace('.000', '')])).toEqual(
    starts.map(at => [20, at]),
  );
});

/** RFC 7986 is younger than that program: it takes the name as it stands. */
const unescaped = (value: unknown): string =>
  String(value).replaceAll(/\\([;,\\n])/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));

test.each([
  'Songs; and, more',
  'a\\nb \\; \\\\',
  'two\nlines',
  'CR\rLF\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:mine',
  '"quoted": ^n',
  'Ü'.repeat(200),
  '🎫'.repeat(60),
])('%j is read as it was meant, and starts nothing of its own', hostile => {
  const text = writeCalendar({ product: 'Events', name: hostile }, [
    entry({ summary: hostile, description: hostile, location: { name: hostile, address: hostile } }),
  ]);
  const { calendar, events } = read(text);
  const meant = hostile.replaceAll(/\r\n?/g, '\n');
  expect(events).toHaveLength(1);
  expect([events[0]?.summary, events[0]?.description, unescaped(calendar.getFirstPropertyValue('name'))]).toEqual([meant, meant, meant]);
  expect(events[0]?.location).toBe(`${meant}\n${meant}`);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test('whatever somebody calls their event, the file keeps its form', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 80 });
  fc.assert(
    fc.property(anything, anything, (summary, name) => {
      const text = writeCalendar({ product: 'Events' }, [entry({ summary, location: { name, address: '' } })]);
      const { events } = read(text);
      expect([events.length, events[0]?.component.getFirstPropertyValue('url')]).toEqual([1, 'https://example.test/events/hamlet']);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[^\P{Cc}\t]/u);
    }),
    { numRuns: 200, seed: 20300101 },
  );
});
