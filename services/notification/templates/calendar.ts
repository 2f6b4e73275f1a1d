import type { bookingConfirmed } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { describeTimeZone } from './time-zone.ts';

/** A calendar entry with the event's own zone, so that it stays right when zones change their rules. The same booking is always the same entry. */
export function calendarFor(
  booking: Body<typeof bookingConfirmed>,
  { webUrl, now }: { readonly webUrl: string; readonly now: Date },
): Buffer {
  const { timeZone } = booking;
  const at = (instant: string) => Temporal.Instant.from(instant);
  // No zone for the whole calendar: the generator would write the time stamp in it, which RFC 5545 wants in UTC.
  const calendar = ical({
    prodId: '//Event Planner//Tickets//EN',
    method: ICalCalendarMethod.PUBLISH,
    timezone: { name: null, generator: () => describeTimeZone(timeZone, new Date(booking.startsAt)) },
  });
  calendar.createEvent({
    id: `${booking.bookingId}@event-planner`,
    stamp: Temporal.Instant.fromEpochMilliseconds(now.getTime()),
    start: at(booking.startsAt),
    end: at(booking.endsAt),
    timezone: timeZone,
    summary: booking.eventTitle,
    location: { title: booking.venueName, ...(booking.venueAddress !== '' && { address: booking.venueAddress }) },
    description: `Booking ${booking.reference}, ${booking.tickets.length} × ${booking.attendeeName}`,
    url: `${webUrl}/bookings/${booking.bookingId}`,
    status: ICalEventStatus.CONFIRMED,
  });
  return Buffer.from(calendar.toString());
}
