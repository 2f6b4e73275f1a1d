import { writeCalendar } from '@event-planner/platform/calendar';
import type { BookingDetails } from '../booking-details.ts';
import { entryOf } from '../calendar-entry.ts';
import { placeNamesOf } from '../places.ts';

/** An iCalendar file with the event. */
export const calendarOf = ({ booking, event }: BookingDetails, webUrl: string): string =>
  writeCalendar({ product: 'Bookings' }, [
    entryOf(
      {
        bookingId: booking.id,
        reference: booking.reference,
        createdAt: new Date(booking.createdAt),
        places: placeNamesOf(booking.lines),
        event,
      },
      webUrl,
    ),
  ]);
