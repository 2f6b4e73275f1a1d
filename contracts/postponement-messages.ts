import { message } from '@event-planner/model';
import { z } from 'zod';
import { EmailOrNone, Id, Instant, Line, Slug } from './http.ts';

/** To who has tickets of it; complete, so that a mail can be written without asking anybody. */
export const bookingEventPostponed = message(
  'booking.event-postponed.v1',
  z.object({
    bookingId: Id,
    eventId: Id,
    /** Of the event: it may be postponed again. */
    version: z.int(),
    userId: Id,
    /** Under which it is known. */
    reference: z.string(),
    email: EmailOrNone,
    attendeeName: Line,
    tickets: z.int(),
    eventTitle: Line,
    eventSlug: Slug,
    organizerName: Line,
    timeZone: z.string(),
    refundUntil: Instant,
  }),
);
