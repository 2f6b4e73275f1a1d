import ical, { escape, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { describeTimeZone } from './time-zone.ts';

export interface CalendarEntry {
  /** The same for the same thing for ever: reading it again replaces the entry. */
  readonly uid: string;
  /** Grows with every change. @default 0 */
  readonly sequence?: number;
  /** When what the entry says was last changed. */
  readonly changedAt: Date;
  readonly startsAt: string;
  readonly endsAt: string;
  /** IANA name, of where it is. */
  readonly timeZone: string;
  readonly summary: string;
  readonly description: string;
  readonly location: { readonly name: string; readonly address: string } | null;
  readonly url: string;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
}

export interface CalendarOptions {
  /** What made it: `Tickets`. */
  readonly product: string;
  /** What a program that subscribes to it shows as its name. */
  readonly name?: string;
  /** How often such a program should come again. @default it is no feed, and says nothing */
  readonly refreshMinutes?: number;
}

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

/**
 * An iCalendar file, RFC 5545 and 7986. Each entry is in its own zone, which the file describes, so that it stays right when zones change their rules.
 * Texts may be anybody's: what would end a line or is no text at all does not get through. The same entries give the same bytes.
 */
export function writeCalendar({ product, name, refreshMinutes }: CalendarOptions, entries: readonly CalendarEntry[]): string {
  const calendar = ical({
    prodId: `//Event Planner//${product}//EN`,
    method: ICalCalendarMethod.PUBLISH,
    // The generator escapes every text but this one: a line's end in it would begin a line of its own.
    ...(name !== undefined && { name: escape(plain(name), false) }),
    ...(refreshMinutes !== undefined && { ttl: refreshMinutes * 60 }),
    // No zone for the whole calendar: the generator would write time stamps in it, which the standard wants in UTC.
    timezone: { name: null, generator: timeZone => describeTimeZone(timeZone, earliestIn(timeZone, entries), latestIn(timeZone, entries)) },
  });
  for (const entry of entries) calendar.createEvent(toEvent(entry));
  return calendar.toString();
}

const toEvent = ({ uid, sequence = 0, changedAt, timeZone, location, status, ...entry }: CalendarEntry) => ({
  id: uid,
  sequence,
  stamp: Temporal.Instant.fromEpochMilliseconds(changedAt.getTime()),
  lastModified: Temporal.Instant.fromEpochMilliseconds(changedAt.getTime()),
  start: Temporal.Instant.from(entry.startsAt),
  end: Temporal.Instant.from(entry.endsAt),
  timezone: timeZone,
  summary: plain(entry.summary),
  description: plain(entry.description),
  ...(location && {
    location: [location.name, location.address]
      .map(plain)
      .filter(text => text !== '')
      .join('\n'),
  }),
  url: entry.url,
  status: statuses[status],
});

/** Control characters have no place in a text of RFC 5545, 3.3.11; a line's end is escaped by the generator. */
const plain = (text: string): string => text.replaceAll(/[^\P{Cc}\n\r\t]|[\u2028\u2029]/gu, ' ').replaceAll(/\r\n?/g, '\n');

const momentsIn = (timeZone: string, entries: readonly CalendarEntry[]): readonly number[] =>
  entries.filter(entry => entry.timeZone === timeZone).flatMap(({ startsAt, endsAt }) => [Date.parse(startsAt), Date.parse(endsAt)]);
const earliestIn = (timeZone: string, entries: readonly CalendarEntry[]): Date => new Date(Math.min(...momentsIn(timeZone, entries)));
const latestIn = (timeZone: string, entries: readonly CalendarEntry[]): Date => new Date(Math.max(...momentsIn(timeZone, entries)));
