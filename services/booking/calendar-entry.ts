import type { CalendarEntry } from '@event-planner/platform/calendar';
import type { EventFacts } from './sellable-event.ts';

export type CalendarFacts = Pick<
  EventFacts,
  'version' | 'state' | 'title' | 'startsAt' | 'endsAt' | 'timeZone' | 'venueName' | 'venueAddress' | 'onlineUrl'
>;

export interface Booked {
  readonly bookingId: string;
  readonly reference: string;
  readonly createdAt: Date;
  /** As printed on the tickets. */
  readonly places: readonly string[];
  readonly event: CalendarFacts;
}

/** A booking in a calendar. Importing it again replaces the entry, for its uid is the booking's and it grows with the event's version. */
export const entryOf = ({ bookingId, reference, createdAt, places, event }: Booked, webUrl: string): CalendarEntry => ({
  uid: `${bookingId}@event-planner`,
  sequence: event.version,
  changedAt: createdAt,
  startsAt: event.startsAt.toISOString(),
  endsAt: event.endsAt.toISOString(),
  timeZone: event.timeZone,
  summary: event.title,
  description: [...places, reference, event.onlineUrl ?? ''].join('\n').trim(),
  location: { name: event.venueName, address: event.venueAddress },
  url: `${webUrl}/bookings/${bookingId}`,
  status: event.state === 'cancelled' ? 'cancelled' : event.state === 'postponed' ? 'tentative' : 'confirmed',
});
