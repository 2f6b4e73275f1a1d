import ical from 'ical-generator';
import type { BookingDetails } from '../booking-details.ts';

/** An iCalendar file (RFC 5545) with the event. Importing it again replaces the entry, for its uid is the booking's. */
export function calendarOf({ booking, event }: BookingDetails, url: string): string {
  const calendar = ical({ prodId: { company: 'Event Planner', product: 'Bookings', language: 'EN' } });
  calendar.createEvent({
    id: `${booking.id}@event-planner`,
    start: new Date(booking.startsAt),
    end: event.endsAt,
    stamp: new Date(booking.createdAt),
    url,
    summary: booking.eventTitle,
    location: `${booking.venueName}, ${event.venueAddress}`,
    description: `${booking.lines.map(line => line.place).join('\n')}\n${booking.reference}`,
  });
  return calendar.toString();
}
