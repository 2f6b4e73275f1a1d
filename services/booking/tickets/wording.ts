import { format } from '@event-planner/platform/money';
import type { BookingDetails } from '../booking-details.ts';

type Ticket = BookingDetails['booking']['tickets'][number];

/** The words on a ticket. Times are the venue's, for that is where it is read. */
export interface TicketWords {
  readonly title: string;
  readonly date: string;
  readonly time: string;
  readonly venue: string;
  readonly address: string;
  readonly place: string;
  readonly type: string;
  readonly attendee: string;
  readonly price: string;
  readonly reference: string;
  readonly organizer: string;
  readonly count: string;
  readonly code: string;
}

export function wordsOf({ booking, event }: BookingDetails, ticket: Ticket, number: number): TicketWords {
  const startsAt = new Date(booking.startsAt);
  const { date, time } = clocks.get(booking.timeZone) ?? remember(booking.timeZone);
  return {
    title: booking.eventTitle,
    date: date.format(startsAt),
    time: time.format(startsAt),
    venue: booking.venueName,
    address: event.venueAddress,
    // The row on a line of its own, where one looks for it.
    place: ticket.place.replace(', row ', '\nRow '),
    type: ticket.ticketTypeName,
    attendee: ticket.attendeeName,
    price: ticket.priceMinor === 0 ? 'Free' : format({ amountMinor: ticket.priceMinor, currency: booking.currency }, 'en-GB'),
    reference: booking.reference,
    organizer: event.organizerName,
    count: `Ticket ${number} of ${booking.tickets.length}`,
    code: ticket.code,
  };
}

interface Clock {
  readonly date: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
}

/** By time zone, of which there are some hundreds: to make a formatter takes a hundred times as long as to use it. */
const clocks = new Map<string, Clock>();

function remember(timeZone: string): Clock {
  const clock = {
    date: new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    time: new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }),
  };
  clocks.set(timeZone, clock);
  return clock;
}
