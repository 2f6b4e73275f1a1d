import type { Booking } from '@event-planner/contracts/booking';
import type { CalendarFacts } from './calendar-entry.ts';
import type { EventFacts } from './sellable-event.ts';

/** A booking as its owner sees it, with what tickets and calendars print beside it. */
export interface BookingDetails {
  readonly booking: Booking;
  readonly event: CalendarFacts & Pick<EventFacts, 'organizerName'>;
}
