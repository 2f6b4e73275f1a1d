import type { bookingConfirmed } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import { writeCalendar } from '@event-planner/platform/calendar';

/** A calendar entry for a mail. The same booking is always the same entry. */
export function calendarFor(
  booking: Body<typeof bookingConfirmed>,
  { webUrl, now }: { readonly webUrl: string; readonly now: Date },
): Buffer {
  const entry = {
    uid: `${booking.bookingId}@event-planner`,
    changedAt: now,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    timeZone: booking.timeZone,
    summary: booking.eventTitle,
    location: { name: booking.venueName, address: booking.venueAddress },
    description: `Booking ${booking.reference}, ${booking.tickets.length} × ${booking.attendeeName}`,
    url: `${webUrl}/bookings/${booking.bookingId}`,
    status: 'confirmed',
  } as const;
  return Buffer.from(writeCalendar({ product: 'Tickets' }, [entry]));
}
